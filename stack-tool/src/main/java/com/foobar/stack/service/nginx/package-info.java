/** All that is known of Nginx on a server. Which files it serves is {@code publish}'s. */
package com.foobar.stack.service.nginx;
