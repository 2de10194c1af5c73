package com.foobar.stack.inventory.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which known word somebody may have meant. */
final class Nearest {
  private Nearest() {}

  static String unknown(String given, Collection<String> known) {
    return "'%s' is not known; %s"
        .formatted(
            given,
            to(given, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "known are " + String.join(", ", known)));
  }

  static Optional<String> to(String given, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(word -> distance.apply(given, word)))
        .filter(word -> distance.apply(given, word) <= Math.max(2, word.length() / 3));
  }
}
