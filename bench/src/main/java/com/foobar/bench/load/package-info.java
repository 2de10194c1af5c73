/**
 * Sending requests, in an open or a closed loop, and counting what comes of them. What is asked for
 * is handed in.
 */
package com.foobar.bench.load;
