package com.arjuna.ats.internal.arjuna.objectstore.jdbc.drivers;

import com.foobar.server.transactionlog.TransactionLog;

/**
 * Found by Narayana, which looks for a class of this package with the JDBC driver's name and major
 * version before it takes the one for any version.
 */
public class mysql_9_driver extends TransactionLog {}
