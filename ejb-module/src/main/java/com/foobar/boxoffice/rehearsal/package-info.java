/**
 * A purchase that is gone through without a buyer, so that a server that has just started is warm.
 */
package com.foobar.boxoffice.rehearsal;
