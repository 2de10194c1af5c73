/**
 * What the controller itself keeps below {@code .stack/}: written whole or not at all, readable by
 * its owner only. What is on a host does not belong here.
 */
package com.foobar.stack.state;
