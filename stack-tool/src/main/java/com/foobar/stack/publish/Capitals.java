package com.foobar.stack.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that differ in capitals only. To WildFly they are two; Nginx's tables have room for one
 * of them, and Nginx refuses a table with both.
 *
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_map_module.html#map">map</a>
 */
final class Capitals {
  private Capitals() {}

  /** An application with such an address, also one of another's, is left to WildFly as a whole. */
  static List<PublishedFiles> withoutClashes(List<PublishedFiles> all) {
    Map<String, Set<String>> spellings =
        all.stream()
            .flatMap(Capitals::addresses)
            .collect(
                Collectors.groupingBy(
                    address -> address.toLowerCase(Locale.ROOT), Collectors.toSet()));
    Set<String> clashing = new HashSet<>();
    spellings.values().stream().filter(same -> same.size() > 1).forEach(clashing::addAll);
    Function<PublishedFiles, PublishedFiles> judge =
        files -> addresses(files).anyMatch(clashing::contains) ? files.withNone() : files;
    return all.stream().map(judge).toList();
  }

  private static Stream<String> addresses(PublishedFiles files) {
    return Stream.concat(files.files().keySet().stream(), files.welcome().keySet().stream())
        .map(path -> files.application().contextPath() + path);
  }
}
