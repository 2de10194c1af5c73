package com.foobar.tests.same;

import com.foobar.tests.same.RawHttp.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the site's answer and WildFly's differ. What is meant is named here, with its reason;
 * anything else is a failure.
 */
final class Difference {
  /** About this one connection or answer, not about what was asked for. */
  private static final Set<String> OF_THE_WAY =
      Set.of("connection", "keep-alive", "date", "transfer-encoding");

  /** The balancer adds them to answers, or takes them away: haproxy/edge.cfg. */
  private static final Set<String> OF_THE_EDGE =
      Set.of(
          "x-request-id",
          "x-served-by",
          "x-content-type-options",
          "referrer-policy",
          "content-security-policy",
          "server",
          "x-powered-by",
          "set-cookie",
          "cache-control",
          "age",
          "vary");

  private Difference() {}

  static List<String> between(Question question, Reply site, Reply wildfly) {
    List<String> differences = new ArrayList<>();
    // Nginx's: made of the content, which WildFly does not have. Its presence tells who answered.
    boolean published = !site.header("etag").isEmpty() && wildfly.header("etag").isEmpty();
    if (isDecidedByTheTag(question) && (published || site.status() == 304)) {
      return differences;
    }
    // A part that is not there, or a tag that is not the file's, Nginx refuses with a small page of
    // its own, WildFly with an empty one.
    if (site.status() == wildfly.status() && (site.status() == 416 || site.status() == 412)) {
      return differences;
    }
    if (isPartOfAnOverlay(question, site, wildfly)) {
      return differences;
    }
    if (site.status() != wildfly.status()) {
      if (isRefusedByTheEdge(question, site)) {
        return differences;
      }
      differences.add("status " + site.status() + " instead of " + wildfly.status());
    }
    if (!Arrays.equals(site.body(), wildfly.body())) {
      differences.add(
          "body of " + site.body().length + " bytes instead of " + wildfly.body().length);
    }
    Set<String> names = new TreeSet<>(site.headers().keySet());
    names.addAll(wildfly.headers().keySet());
    names.removeAll(OF_THE_WAY);
    names.removeAll(OF_THE_EDGE);
    for (String name : names) {
      String ours = normal(site.header(name));
      String theirs = normal(wildfly.header(name));
      if (!ours.equals(theirs) && !isMeant(name, ours, theirs, published)) {
        differences.add("%s: %s instead of %s".formatted(name, ours, theirs));
      }
    }
    if (wildfly.header("set-cookie").contains("JSESSIONID")
        != site.header("set-cookie").contains("JSESSIONID")) {
      differences.add("the session's cookie");
    }
    if (!wildfly.header("cache-control").isEmpty()
        && !site.header("cache-control").contains(wildfly.header("cache-control"))) {
      differences.add("cache-control: " + site.header("cache-control"));
    }
    return differences;
  }

  private static boolean isMeant(String name, String ours, String theirs, boolean published) {
    return switch (name) {
      case "etag" -> published;
      // Of what it may share, and so of all that it passes on to a plain GET, Nginx does not repeat
      // this.
      case "accept-ranges" -> ours.isEmpty() || published && theirs.isEmpty();
      // Of an answer without a body it says nothing; HEAD and the rest are compared.
      case "content-length" -> ours.isEmpty() || theirs.isEmpty();
      default -> false;
    };
  }

  /**
   * An ETag is more than WildFly has: with one, RFC 9110 says that the date does not count
   * (13.1.3), that another tag than the file's asks for the whole file (13.1.5), and 304 to the
   * file's own.
   */
  private static boolean isDecidedByTheTag(Question question) {
    return question.has("If-None-Match")
        || question.has("If-Match")
        || (question.has("If-Range") && question.headers().toString().contains("\""));
  }

  /** Nginx can send parts of files out of a library's META-INF/resources, WildFly cannot. */
  private static boolean isPartOfAnOverlay(Question question, Reply site, Reply wildfly) {
    return question.has("Range")
        && (site.status() == 206 || site.status() == 416)
        && wildfly.status() == 200
        && wildfly.header("accept-ranges").isEmpty();
  }

  /** What is no address, a NUL or what leads above the site's root, Nginx refuses undecoded. */
  private static boolean isRefusedByTheEdge(Question question, Reply site) {
    return site.status() == 400
        && (question.target().contains("%00") || question.target().startsWith("/%2e%2e/"));
  }

  private static String normal(String value) {
    return value.toLowerCase(Locale.ROOT).replace("; ", ";");
  }
}
