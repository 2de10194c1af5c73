package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.web.page.PageOfOne;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of an event, {@code /event.html?id=42}. Whoever shows a link to it without running
 * scripts (a chat, a search engine) finds in its head what it is about.
 */
public class EventPageServlet extends PageOfOne {

  /** As long as the API's own answers about an event. */
  private static final String FOR_EVERYONE = "public, max-age=5";

  @Inject private transient CatalogueQueries catalogue;

  public EventPageServlet() {
    // Each event has one address.
    super("event", Pattern.compile("[1-9][0-9]{0,17}"));
  }

  @Override
  protected Optional<Found> find(String id, HttpServletRequest request) {
    return catalogue
        .event(Long.parseLong(id))
        .map(event -> new Found(FOR_EVERYONE, EventDescription.of(event).html()));
  }

  @Override
  protected String unreadDescription() {
    return EventDescription.UNKNOWN.html();
  }
}
