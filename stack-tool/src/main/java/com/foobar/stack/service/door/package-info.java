/**
 * All that is known of the database door, a HAProxy on each server that leads to the primary and to
 * the replicas.
 */
package com.foobar.stack.service.door;
