/** What a measurement gave, as values that are written to a file and read again. */
package com.foobar.bench.result;
