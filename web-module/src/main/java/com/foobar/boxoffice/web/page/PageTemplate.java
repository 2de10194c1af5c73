package com.foobar.boxoffice.web.page;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A page that is not the same for every address: the build makes it like the static ones, but below
 * {@code WEB-INF}, where nobody serves it by itself. One place in its head may be filled in; all
 * else is the page's script's work.
 */
public final class PageTemplate {

  /** Stands in the head of those templates that have something to fill in. */
  private static final String PLACE = "<!--description-->";

  private static final String FOLDER = "/WEB-INF/pages/";

  private final String page;

  private PageTemplate(String page) {
    this.page = page;
  }

  /**
   * @param name of the file, without its folder and ending
   */
  public static PageTemplate load(ServletContext context, String name) {
    String path = FOLDER + name + ".html";
    try (var file = context.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The application has no " + path);
      }
      return new PageTemplate(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers with the page.
   *
   * @param caching the header Cache-Control
   * @param description what belongs into the head: mark-up, so whatever is data in it is escaped
   */
  public void write(HttpServletResponse response, int status, String caching, String description)
      throws IOException {
    byte[] body = page.replace(PLACE, description).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader("Cache-Control", caching);
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
