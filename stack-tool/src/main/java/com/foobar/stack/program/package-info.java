/**
 * The programs that run: fetched, built, found. What is started with them, and how, does not belong
 * here.
 */
package com.foobar.stack.program;
