package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.order.OrderQueries;
import com.foobar.boxoffice.web.page.PageOfOne;
import com.foobar.boxoffice.web.session.LoginSession;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The page of an order, {@code /order.html?id=…}: a 404 where the caller has no such order. Those
 * who are not logged in are sent to do so first, by the page's script.
 */
public class OrderPageServlet extends PageOfOne {

  private static final Found PAGE = new Found(NOT_KEPT, "");

  @Inject private transient OrderQueries orders;

  public OrderPageServlet() {
    // Stricter than UUID.fromString, which takes shorter ones too.
    super("order", Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
  }

  @Override
  protected Optional<Found> find(String id, HttpServletRequest request) {
    var caller = new LoginSession(request).caller();
    // Whether there is such an order is nobody's business who is not logged in.
    return caller.isEmpty()
        ? Optional.of(PAGE)
        : orders.order(caller.get().accountId(), UUID.fromString(id)).map(order -> PAGE);
  }
}
