package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.account.Accounts;
import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.checkin.CheckIns;
import com.foobar.boxoffice.hold.Holder;
import com.foobar.boxoffice.order.Checkout;
import com.foobar.boxoffice.order.OrderQueries;
import com.foobar.boxoffice.order.PaymentRequest;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** Who may call what, as the container enforces it, whatever stands in front of the EJBs. */
@ArquillianTest
class RolesIT {
  private static final long NOBODY = -1;

  @Deployment
  static EnterpriseArchive application() {
    return InsideWildfly.with(RolesIT.class, AsBuyer.class, AsDoor.class);
  }

  @Inject private Accounts accounts;
  @Inject private CatalogueQueries catalogue;
  @Inject private Checkout checkout;
  @Inject private OrderQueries orders;
  @Inject private CheckIns checkIns;
  @Inject private AsBuyer asBuyer;
  @Inject private AsDoor asDoor;

  @Test
  void everybodyMayLookAroundAndRegister() {
    assertThat(catalogue.search("", 1).items()).isNotEmpty();
    assertThat(
            accounts.authenticate(
                ClientAddress.of("192.0.2.7"), "nobody@example.com", "wrong password"))
        .isEmpty();
  }

  @Test
  void onlyBuyersBuyAndSeeOrders() throws Exception {
    Callable<?> buy =
        () ->
            checkout.confirm(
                new Holder(NOBODY, null, ClientAddress.of("192.0.2.7")),
                UUID.randomUUID(),
                new PaymentRequest("invoice", null),
                UUID.randomUUID().toString());
    Callable<?> look = () -> orders.ofAccount(NOBODY);

    for (Callable<?> action : new Callable<?>[] {buy, look}) {
      assertThatThrownBy(action::call).isInstanceOf(EJBAccessException.class);
      assertThatThrownBy(() -> asDoor.call(action)).isInstanceOf(EJBAccessException.class);
    }
    assertThatThrownBy(() -> asBuyer.call(buy)).isInstanceOf(BoxOfficeException.class);
    assertThat(asBuyer.call(() -> orders.ofAccount(NOBODY))).isEmpty();
  }

  @Test
  void onlyDoorsAdmit() {
    Callable<?> admit = () -> checkIns.admit("NO-SUCH-TICKET", "North", null, 1, null);

    assertThatThrownBy(admit::call).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> asBuyer.call(admit)).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> asDoor.call(admit)).isInstanceOf(BoxOfficeException.class);
  }
}
