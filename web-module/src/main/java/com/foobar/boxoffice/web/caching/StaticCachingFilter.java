package com.foobar.boxoffice.web.caching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * How long browsers keep the site's static files when WildFly serves them itself. The rule is that
 * of Nginx, which usually serves them (nginx/): a file whose address changes with its content never
 * goes stale, every other one is asked for anew each time, which a 304 makes cheap.
 */
public class StaticCachingFilter extends HttpFilter {

  static final String IMMUTABLE = "public, max-age=31536000, immutable";
  static final String REVALIDATE = "no-cache";

  /** A path segment, or a part of a name between dots or dashes, of 8 or more hex digits. */
  private static final Pattern FINGERPRINT = Pattern.compile("[/.-][0-9a-f]{8,}(?=[/.-]|$)");

  /** /webjars/LIBRARY/VERSION/file */
  private static final Pattern WEBJAR = Pattern.compile("/webjars/[^/]+/[0-9][^/]*/.+");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    response.setHeader("Cache-Control", policy(path));
    chain.doFilter(request, new ErrorsAreNotCached(response));
  }

  static String policy(String path) {
    return FINGERPRINT.matcher(path).find() || WEBJAR.matcher(path).matches()
        ? IMMUTABLE
        : REVALIDATE;
  }

  /** Takes the promise back when the file turns out to be missing. */
  private static final class ErrorsAreNotCached extends HttpServletResponseWrapper {

    ErrorsAreNotCached(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      setHeader("Cache-Control", REVALIDATE);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      setHeader("Cache-Control", REVALIDATE);
      super.sendError(status, message);
    }
  }
}
