/** Digests that stand for what nobody must read in a database: requests, cards, addresses. */
package com.foobar.boxoffice.fingerprint;
