/**
 * The client that plays browsers: cookies, patience, and what became of a request. It repeats and
 * judges nothing.
 */
package com.foobar.proof.http;
