/**
 * From the prices to what N servers of C processors carry. Computed, not measured; the check of it
 * is a price.
 */
package com.foobar.bench.scale;
