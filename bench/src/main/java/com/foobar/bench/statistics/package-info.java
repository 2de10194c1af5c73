/** What pairs of figures say, and when they say nothing. */
package com.foobar.bench.statistics;
