package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.ledger.LedgerAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Behaves like a card acquirer and moves no money; a card ending in 0002 is declined. */
@ApplicationScoped
public class TestCardGateway implements PaymentGateway {

  private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");
  private static final String DECLINED = "0002";

  @Override
  public String method() {
    return "test-card";
  }

  @Override
  public LedgerAccount debits() {
    return LedgerAccount.CARD_CLEARING;
  }

  @Override
  public Authorisation authorise(String key, Money amount, String card) {
    String number = card == null ? "" : card.replaceAll("[ -]", "");
    if (!CARD.matcher(number).matches()) {
      throw new BoxOfficeException(Problem.INVALID_REQUEST, "This is not a card number.");
    }
    if (number.endsWith(DECLINED)) {
      throw new BoxOfficeException(Problem.PAYMENT_DECLINED, "The card was declined.");
    }
    return new Authorisation(method(), key, amount);
  }

  @Override
  public boolean reserves() {
    return true;
  }

  @Override
  public void capture(Authorisation authorisation) {
    // No money is moved.
  }

  @Override
  public void cancel(Authorisation authorisation) {
    // Nothing was taken, so there is nothing to give back.
  }
}
