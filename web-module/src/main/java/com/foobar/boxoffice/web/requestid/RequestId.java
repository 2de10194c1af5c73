package com.foobar.boxoffice.web.requestid;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** What ties together a response, the log lines of the request and those of the tiers before. */
public final class RequestId {

  /** The header that carries it, in both directions. */
  public static final String HEADER = "X-Request-Id";

  /** The key in the log's context ({@code %X{requestId}} in a pattern). */
  static final String LOG_KEY = "requestId";

  /** What may go into a log line and a header as it is. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{8,128}");

  private RequestId() {}

  /** The id of the request that this thread serves, or null outside one. */
  public static String current() {
    return (String) MDC.get(LOG_KEY);
  }

  /** The given id when it has a sane shape, else a new one: nothing from outside is logged raw. */
  static String accept(String given) {
    return given != null && SHAPE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
