package com.foobar.tests.boxoffice;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** Does something in the role of a buyer. */
@Stateless
@PermitAll
@RunAs("buyer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsBuyer {
  public <T> T call(Callable<T> action) throws Exception {
    return action.call();
  }
}
