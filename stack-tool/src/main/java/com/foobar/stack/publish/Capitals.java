package com.foobar.stack.publish;

import java.util.List;
import java.util.Locale;
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
    Set<String> clashing = clashing(all.stream().flatMap(Capitals::addresses));
    Function<PublishedFiles, PublishedFiles> judge =
        files -> addresses(files).anyMatch(clashing::contains) ? files.withNone() : files;
    return all.stream().map(judge).toList();
  }

  /** Those of the addresses that another one of them is but for capitals. */
  static Set<String> clashing(Stream<String> addresses) {
    return addresses
        .collect(
            Collectors.groupingBy(address -> address.toLowerCase(Locale.ROOT), Collectors.toSet()))
        .values()
        .stream()
        .filter(same -> same.size() > 1)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static Stream<String> addresses(PublishedFiles files) {
    return Stream.concat(files.files().keySet().stream(), files.welcome().keySet().stream())
        .map(path -> files.application().contextPath() + path);
  }
}
