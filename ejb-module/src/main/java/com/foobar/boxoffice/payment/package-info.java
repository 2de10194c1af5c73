/** Payments: the gateways behind one port, and attempts that are settled whatever dies. */
package com.foobar.boxoffice.payment;
