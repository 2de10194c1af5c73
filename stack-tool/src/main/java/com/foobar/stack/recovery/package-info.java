/**
 * Finishing the transactions of a server that does not come back, and making sure that it cannot
 * act meanwhile.
 */
package com.foobar.stack.recovery;
