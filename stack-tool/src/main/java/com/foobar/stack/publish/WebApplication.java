package com.foobar.stack.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One web application of a deployed archive.
 *
 * @param deployment Undertow's name for it: the archive, or the EAR, a dot and the WAR
 * @param contextPath such as {@code /shop}; empty for the site's root
 */
record WebApplication(String deployment, String contextPath) {
  /** As the extension has it: nothing that would have to be encoded or quoted anywhere. */
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9._~@+,=-]+)*");

  /**
   * @param archive the deployed file's name
   * @param contextRoots of its web archives, as the management interface says: {@code /} or {@code
   *     /shop}
   */
  static List<WebApplication> of(String archive, Map<String, String> contextRoots) {
    List<WebApplication> all = new ArrayList<>();
    contextRoots.forEach(
        (part, root) ->
            all.add(
                new WebApplication(
                    part.equals(archive) ? part : archive + "." + part,
                    root.equals("/") ? "" : root)));
    return all;
  }

  String key() {
    return Listing.digest(deployment + "\n" + contextPath);
  }

  /** Whether Nginx can know it; what is asked of another goes to WildFly as it came. */
  boolean isPlain() {
    return PLAIN.matcher(contextPath).matches();
  }
}
