/**
 * What a price compares the stack to, started beside it and taken away again: a lone WildFly or
 * MySQL, a router, a load balancer. Nothing of the stack itself is changed here.
 */
package com.foobar.bench.beside;
