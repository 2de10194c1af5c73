/**
 * Orders and their tickets: a hold becomes an order, once, in one transaction over both databases.
 */
package com.foobar.boxoffice.order;
