/**
 * Where the tool begins, and how it says that something cannot be done. Nothing else belongs here.
 */
package com.foobar.stack;
