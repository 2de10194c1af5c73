package com.foobar.boxoffice.hold;

/**
 * The answer to a wish for seats.
 *
 * @param created false when it is a hold that this holder had already
 */
public record HoldConfirmation(HoldReceipt hold, boolean created) {}
