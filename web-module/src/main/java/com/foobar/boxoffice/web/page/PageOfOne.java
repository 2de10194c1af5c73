package com.foobar.boxoffice.web.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The page of one thing, {@code /NAME.html?id=…}. Its script shows the thing; what only a server
 * can do is done here: where there is no such thing, the answer is a 404 with the page {@code
 * no-such-NAME}.
 */
public abstract class PageOfOne extends HttpServlet {

  /** For what is not the same for everyone, or not for long. */
  protected static final String NOT_KEPT = "no-store";

  private static final Logger LOG = Logger.getLogger(PageOfOne.class);

  private final String name;
  private final Pattern ids;

  private transient PageTemplate page;
  private transient PageTemplate noSuchThing;

  /**
   * The page of a thing that is there.
   *
   * @param caching the header Cache-Control
   * @param description what belongs into the head: mark-up, so whatever is data in it is escaped
   */
  public record Found(String caching, String description) {}

  /**
   * @param ids what is none of these names nothing
   */
  protected PageOfOne(String name, Pattern ids) {
    this.name = name;
    this.ids = ids;
  }

  /** Empty where there is no such thing, or none that the caller may know of. */
  protected abstract Optional<Found> find(String id, HttpServletRequest request);

  /** What belongs into the head while it cannot be told whether there is such a thing. */
  protected String unreadDescription() {
    return "";
  }

  @Override
  public void init() {
    page = PageTemplate.load(getServletContext(), name);
    noSuchThing = PageTemplate.load(getServletContext(), "no-such-" + name);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    Optional<Found> found;
    try {
      found =
          Optional.ofNullable(id)
              .filter(text -> ids.matcher(text).matches())
              .flatMap(text -> find(text, request));
    } catch (RuntimeException unreadable) {
      // The page asks for the thing itself, patiently, and says what is wrong if that fails too.
      LOG.warnf(unreadable, "The page of %s %s cannot read it", name, id);
      page.write(
          response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, NOT_KEPT, unreadDescription());
      return;
    }
    if (found.isPresent()) {
      page.write(
          response, HttpServletResponse.SC_OK, found.get().caching(), found.get().description());
    } else {
      noSuchThing.write(response, HttpServletResponse.SC_NOT_FOUND, NOT_KEPT, "");
    }
  }
}
