/**
 * Telling the user what is going on, and doing things side by side in the order in which they need
 * each other.
 */
package com.foobar.stack.progress;
