package com.foobar.boxoffice.ledger;

import com.foobar.boxoffice.Money;
import jakarta.persistence.Embeddable;

/** An amount moved from one account to another: a debit and a credit that cannot differ. */
@Embeddable
public class Posting {

  private String debitAccount;
  private String creditAccount;
  private long amountMinor;
  private String currency;

  protected Posting() {}

  public Posting(LedgerAccount debit, LedgerAccount credit, Money amount) {
    if (debit == credit) {
      throw new IllegalArgumentException("A posting is between two accounts");
    }
    if (amount.amountMinor() <= 0) {
      throw new IllegalArgumentException("A posting moves something");
    }
    this.debitAccount = debit.code();
    this.creditAccount = credit.code();
    this.amountMinor = amount.amountMinor();
    this.currency = amount.currency();
  }

  /** What the posting does to an account: positive for a debit, negative for a credit. */
  long effectOn(LedgerAccount account) {
    if (account.code().equals(debitAccount)) {
      return amountMinor;
    }
    return account.code().equals(creditAccount) ? -amountMinor : 0;
  }
}
