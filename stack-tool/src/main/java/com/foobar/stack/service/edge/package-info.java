/**
 * All that is known of the balancers, the HAProxys that visitors come to. Who is to be sent where
 * is decided elsewhere.
 */
package com.foobar.stack.service.edge;
