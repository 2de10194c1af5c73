/**
 * Loads, closed and open, and how long people wait under them. What is asked is somebody else's.
 */
package com.foobar.proof.load;
