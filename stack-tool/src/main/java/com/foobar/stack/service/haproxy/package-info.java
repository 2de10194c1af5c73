/** Speaking to a HAProxy, whatever it is for: what balancers and doors share. */
package com.foobar.stack.service.haproxy;
