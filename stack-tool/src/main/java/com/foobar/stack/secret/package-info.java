/**
 * Passwords by name, made once and kept. Who may see which, and where it is written, is the plan's.
 */
package com.foobar.stack.secret;
