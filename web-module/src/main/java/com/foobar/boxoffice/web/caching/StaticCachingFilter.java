package com.foobar.boxoffice.web.caching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How long browsers keep the site's static files when WildFly serves them itself. The rule is that
 * of Nginx, which usually serves them (nginx/includes/caching.conf): a file whose address changes
 * with its content never goes stale, every other one is asked for anew each time, which its ETag
 * makes cheap.
 *
 * <p>The ETag is made from the content. The files' times say nothing: the build gives all files the
 * same one, so by time no page would ever seem to have changed.
 */
public class StaticCachingFilter extends HttpFilter {

  static final String IMMUTABLE = "public, max-age=31536000, immutable";
  static final String REVALIDATE = "no-cache";

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String ETAG = "ETag";
  private static final String IF_NONE_MATCH = "If-None-Match";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** A part of the path of 8 or more hex digits, between slashes, dots, dashes or underscores. */
  private static final Pattern FINGERPRINT =
      Pattern.compile("[/._-][0-9a-f]{8,}(?:[/._-]|$)", Pattern.CASE_INSENSITIVE);

  /** /webjars/LIBRARY/VERSION/file */
  private static final Pattern WEBJAR = Pattern.compile("/webjars/[^/]+/[0-9][^/]*/.+");

  /** By path; only of files that exist, so it cannot grow without bounds. */
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Not the address: / is served from the welcome file, and that has the content.
    var path = request.getServletPath();
    var policy = policy(path);
    response.setHeader(CACHE_CONTROL, policy);
    var tag =
        policy.equals(REVALIDATE) && READS.contains(request.getMethod())
            ? tags.computeIfAbsent(path, this::tag)
            : null;
    if (tag == null) {
      chain.doFilter(request, new ErrorsAreNotCached(response));
      return;
    }
    response.setHeader(ETAG, tag);
    if (matches(request.getHeader(IF_NONE_MATCH), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    chain.doFilter(new Unconditional(request), new Undated(response));
  }

  static String policy(String path) {
    return FINGERPRINT.matcher(path).find() || WEBJAR.matcher(path).matches()
        ? IMMUTABLE
        : REVALIDATE;
  }

  /** Weak comparison, RFC 9110 section 13.1.2. */
  static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(candidate -> candidate.strip().replaceFirst("^W/", ""))
            .anyMatch(candidate -> candidate.equals(tag) || candidate.equals("*"));
  }

  /** The tag of the file's content, or null when there is no such file. */
  private String tag(String path) {
    // The default servlet serves nothing from these, nor a folder.
    if (path.endsWith("/") || path.startsWith("/WEB-INF/") || path.startsWith("/META-INF/")) {
      return null;
    }
    try (var content = getServletContext().getResourceAsStream(path)) {
      if (content == null) {
        return null;
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Takes the promise back when the file turns out to be missing. */
  private static class ErrorsAreNotCached extends HttpServletResponseWrapper {

    ErrorsAreNotCached(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      setHeader(CACHE_CONTROL, REVALIDATE);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      setHeader(CACHE_CONTROL, REVALIDATE);
      super.sendError(status, message);
    }
  }

  /**
   * Hides the conditions from the default servlet, which would judge them by the file's time; and
   * ranges, whose conditions nobody judges then.
   */
  private static final class Unconditional extends HttpServletRequestWrapper {

    private static final Set<String> CONDITIONS =
        Set.of(
            "if-none-match",
            "if-modified-since",
            "if-match",
            "if-unmodified-since",
            "if-range",
            "range");

    Unconditional(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return CONDITIONS.contains(name.toLowerCase(Locale.ROOT)) ? null : super.getHeader(name);
    }
  }

  /** Leaves the file's time out, lest anybody compares by it. */
  private static final class Undated extends ErrorsAreNotCached {

    Undated(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setDateHeader(String name, long date) {
      if (!name.equalsIgnoreCase("Last-Modified")) {
        super.setDateHeader(name, date);
      }
    }

    @Override
    public void setHeader(String name, String value) {
      if (!name.equalsIgnoreCase("Last-Modified")) {
        super.setHeader(name, value);
      }
    }
  }
}
