/**
 * The books: journals of two-sided postings, in a database of their own. Knows no seat and no
 * ticket.
 */
package com.foobar.boxoffice.ledger;
