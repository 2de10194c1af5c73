/**
 * How work is done in a transaction and done again: what a failure of the database is is decided in
 * {@link com.foobar.boxoffice.transaction.DatabaseFailure} and nowhere else. Knows no seat, no
 * order.
 */
package com.foobar.boxoffice.transaction;
