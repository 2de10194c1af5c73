package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.ledger.LedgerAccount;
import jakarta.enterprise.context.ApplicationScoped;

/** Trusts the buyer to pay later. */
@ApplicationScoped
public class InvoiceGateway implements PaymentGateway {

  @Override
  public String method() {
    return "invoice";
  }

  @Override
  public LedgerAccount debits() {
    return LedgerAccount.RECEIVABLES;
  }

  @Override
  public Authorisation authorise(String key, Money amount, String card) {
    return new Authorisation(method(), key, amount);
  }

  @Override
  public boolean reserves() {
    return false;
  }

  @Override
  public void capture(Authorisation authorisation) {
    // The buyer pays when the invoice comes.
  }

  @Override
  public void cancel(Authorisation authorisation) {
    // An invoice that was never sent needs no taking back.
  }
}
