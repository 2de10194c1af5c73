package com.foobar.tests.boxoffice;

import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** One more participant of a two-phase commit, which agrees or does not, and remembers. */
final class Participant implements XAResource {
  private final boolean agrees;
  private final List<String> calls = new ArrayList<>();

  private Participant(boolean agrees) {
    this.agrees = agrees;
  }

  static Participant agreeing() {
    return new Participant(true);
  }

  static Participant refusing() {
    return new Participant(false);
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    calls.add("prepare");
    if (!agrees) {
      throw new XAException(XAException.XA_RBROLLBACK);
    }
    return XA_OK;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) {
    calls.add(onePhase ? "commit without asking" : "commit");
  }

  @Override
  public void rollback(Xid xid) {
    calls.add("rollback");
  }

  @Override
  public void start(Xid xid, int flags) {}

  @Override
  public void end(Xid xid, int flags) {}

  @Override
  public void forget(Xid xid) {}

  @Override
  public Xid[] recover(int flag) {
    return new Xid[0];
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }
}
