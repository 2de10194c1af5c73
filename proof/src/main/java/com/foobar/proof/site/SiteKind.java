package com.foobar.proof.site;

import com.foobar.proof.history.Answered;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Kind;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;

/** What is asked of any site. */
enum SiteKind implements Kind {
  READ("read", Read.class),
  STAY("stay", Stay.class) {
    @Override
    public boolean isLostLogin(Operation operation) {
      return operation.outcome() == Outcome.FAIL;
    }
  },
  LOGIN("log-in", Login.class);

  private final String label;
  private final Class<? extends Asked> asked;

  SiteKind(String label, Class<? extends Asked> asked) {
    this.label = label;
    this.asked = asked;
  }

  /**
   * Somebody who comes for the first time reads a page.
   *
   * @param page its number among the pages of the file, from 0
   */
  record Read(int page, String path) implements Asked {
    @Override
    public SiteKind op() {
      return READ;
    }
  }

  /**
   * Somebody who is logged in reads a page.
   *
   * @param person from 1
   * @param page its number among those of the file that want a log-in, from 0
   */
  record Stay(int person, int page, String path) implements Asked {
    @Override
    public SiteKind op() {
      return STAY;
    }
  }

  /** Somebody logs in again. */
  record Login(int person) implements Asked {
    @Override
    public SiteKind op() {
      return LOGIN;
    }
  }

  /** That it was answered as it should be. */
  record Good(int status) implements Answered {}

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean isWrite() {
    return this == LOGIN;
  }

  @Override
  public Class<? extends Asked> asked() {
    return asked;
  }

  @Override
  public Class<? extends Answered> answered() {
    return Good.class;
  }
}
