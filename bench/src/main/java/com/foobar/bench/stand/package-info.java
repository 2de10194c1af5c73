/**
 * The stack as it is measured: who took how much of the processors, what its database counted, a
 * shop on it. No price is known here.
 */
package com.foobar.bench.stand;
