/**
 * What a service is to the rest of the tool, the list of all, and what several of them share. What
 * is known of one program belongs into a package of its own below.
 */
package com.foobar.stack.service;
