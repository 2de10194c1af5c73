/**
 * Bringing applications to servers and taking them away: what is kept of each, what each server is
 * told, who sends visitors where meanwhile. What WildFly, Nginx or HAProxy are as services does not
 * belong here.
 */
package com.foobar.stack.deploy;
