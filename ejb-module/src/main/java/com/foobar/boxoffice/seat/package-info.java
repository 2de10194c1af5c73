/**
 * What is on sale: the seats of events, which of them are free, and who has the others. Nobody else
 * writes {@code event_seat}, and each change of hands is one conditional statement on the
 * database's clock. Why somebody has a seat, for a hold or by an order, is not known here.
 */
package com.foobar.boxoffice.seat;
