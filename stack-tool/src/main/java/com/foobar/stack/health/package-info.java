/** The one judge of whether all is well. It asks and judges; it changes nothing. */
package com.foobar.stack.health;
