/**
 * All that is known of WildFly: its plan, its configuration, how its management is asked. Bringing
 * applications to it is {@code deploy}'s.
 */
package com.foobar.stack.service.wildfly;
