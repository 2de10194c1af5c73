/**
 * One server after another while the others serve. What is done to a server is handed in; who its
 * visitors are sent by, too.
 */
package com.foobar.stack.rolling;
