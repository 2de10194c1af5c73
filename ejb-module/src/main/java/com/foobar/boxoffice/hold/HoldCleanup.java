package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Deletes holds that ended long ago without an order. Nothing waits for it: their seats were free
 * from the moment they ran out. The timer is persistent, so that it lives in the database and ticks
 * on one node only.
 */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class HoldCleanup {

  /** In one transaction, and small: the group sends a transaction as one message. */
  private static final int AT_ONCE = 500;

  private static final Logger LOG = System.getLogger(HoldCleanup.class.getName());

  @Inject private Transactions transactions;
  @Inject private HoldRepository holds;

  @Schedule(hour = "*", minute = "*/10", info = "old holds")
  void deleteOld() {
    int total = 0;
    int deleted;
    do {
      deleted = transactions.call(RetryPolicy.WRITES, attempt -> holds.deleteEnded(AT_ONCE));
      total += deleted;
    } while (deleted == AT_ONCE);
    LOG.log(Level.DEBUG, "Deleted {0} old holds", total);
  }
}
