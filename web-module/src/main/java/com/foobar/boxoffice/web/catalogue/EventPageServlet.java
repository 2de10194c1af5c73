package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.web.page.PageTemplate;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The page of an event, {@code /event.html?id=42}. The script makes the page; what only a server
 * can do is done here: an event that is not there is a 404, and whoever shows a link to the page
 * without running scripts (a chat, a search engine) finds in its head what it is about.
 */
public class EventPageServlet extends HttpServlet {

  private static final Logger LOG = Logger.getLogger(EventPageServlet.class);

  /** As long as the API's own answers about an event. */
  private static final String FOR_EVERYONE = "public, max-age=5";

  private static final String NOT_KEPT = "no-store";

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  @Inject private transient CatalogueQueries catalogue;

  private transient PageTemplate page;
  private transient PageTemplate noSuchEvent;

  @Override
  public void init() {
    page = PageTemplate.load(getServletContext(), "event");
    noSuchEvent = PageTemplate.load(getServletContext(), "no-such-event");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    if (id == null || !ID.matcher(id).matches()) {
      noSuchEvent.write(response, HttpServletResponse.SC_NOT_FOUND, NOT_KEPT);
      return;
    }
    try {
      var event = catalogue.event(Long.parseLong(id));
      if (event.isEmpty()) {
        noSuchEvent.write(response, HttpServletResponse.SC_NOT_FOUND, NOT_KEPT);
      } else {
        page.write(
            response,
            HttpServletResponse.SC_OK,
            FOR_EVERYONE,
            EventDescription.of(event.get()).html());
      }
    } catch (RuntimeException unreadable) {
      // The page asks for the event itself, patiently, and says what is wrong if that fails too.
      LOG.warnf(unreadable, "Event %s cannot be read for its page", id);
      page.write(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          NOT_KEPT,
          EventDescription.UNKNOWN.html());
    }
  }
}
