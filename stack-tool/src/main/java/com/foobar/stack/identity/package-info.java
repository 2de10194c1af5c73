/**
 * Who is who in an installation: numbers that are given once, stored, and never counted anew. How
 * they are used in MySQL and WildFly is their services' to know.
 */
package com.foobar.stack.identity;
