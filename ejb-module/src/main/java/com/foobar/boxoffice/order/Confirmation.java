package com.foobar.boxoffice.order;

/**
 * The answer to a checkout.
 *
 * @param created false when an earlier request with the same key had placed the order
 */
public record Confirmation(OrderView order, boolean created) {}
