package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.order.OrderQueries;
import com.foobar.boxoffice.web.page.PageTemplate;
import com.foobar.boxoffice.web.session.LoginSession;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The page of an order, {@code /order.html?id=…}: a 404 where the caller has no such order. The
 * page's script shows the order, and sends those who are not logged in to do so first.
 */
public class OrderPageServlet extends HttpServlet {

  private static final Logger LOG = Logger.getLogger(OrderPageServlet.class);

  private static final String NOT_KEPT = "no-store";

  /** Stricter than {@link UUID#fromString}, which takes shorter ones too. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Inject private transient OrderQueries orders;

  private transient PageTemplate page;
  private transient PageTemplate noSuchOrder;

  @Override
  public void init() {
    page = PageTemplate.load(getServletContext(), "order");
    noSuchOrder = PageTemplate.load(getServletContext(), "no-such-order");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = status(request);
    (status == HttpServletResponse.SC_NOT_FOUND ? noSuchOrder : page)
        .write(response, status, NOT_KEPT);
  }

  private int status(HttpServletRequest request) {
    String id = request.getParameter("id");
    if (id == null || !ID.matcher(id).matches()) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    var caller = new LoginSession(request).caller();
    if (caller.isEmpty()) {
      // Whether there is such an order is nobody's business who is not logged in.
      return HttpServletResponse.SC_OK;
    }
    try {
      return isOf(caller.get(), UUID.fromString(id))
          ? HttpServletResponse.SC_OK
          : HttpServletResponse.SC_NOT_FOUND;
    } catch (RuntimeException unreadable) {
      // The page asks for the order itself, patiently, and says what is wrong if that fails too.
      LOG.warnf(unreadable, "Order %s cannot be read for its page", id);
      return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
  }

  private boolean isOf(Caller caller, UUID id) {
    return orders.order(caller.accountId(), id).isPresent();
  }
}
