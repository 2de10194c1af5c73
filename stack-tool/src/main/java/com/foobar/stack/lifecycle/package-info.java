/**
 * Starting, stopping and changing what runs, in the order in which it depends on each other. How a
 * single program is started or asked belongs to its service.
 */
package com.foobar.stack.lifecycle;
