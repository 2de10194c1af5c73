/**
 * The houses: their sections, seats and stages, and where each seat stands. What is sold in them,
 * and to whom, is not known here.
 */
package com.foobar.boxoffice.venue;
