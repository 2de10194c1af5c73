package com.foobar.stack.publish;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file's path that changes with its content, so that what is under this path never
 * changes: a run of 8 or more hex digits between separators that looks like a digest, or the
 * version of a WebJar.
 *
 * <p>Not one: digits alone (dates, numbers), which a digest of 8 digits is once in 43 times;
 * letters alone (words: {@code deadbeef}, {@code facade}); a date with something behind it ({@code
 * 20240608a}); a word and a number ({@code decade1990}, {@code 42facade}). Who is taken for none by
 * mistake is asked for again each time, which costs a 304.
 */
final class Fingerprint {
  private static final Pattern RUN =
      Pattern.compile("(?<=[/._-])[0-9a-f]{8,}(?=[/._-]|$)", Pattern.CASE_INSENSITIVE);

  private static final String YEAR = "(?:19|20)[0-9]{2}";
  private static final String MONTH = "(?:0[1-9]|1[0-2])";
  private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01])";

  private static final Pattern NO_DIGEST =
      Pattern.compile(
          String.join(
              "|",
              "[0-9]+",
              "[a-f]+",
              YEAR + MONTH + DAY + ".*",
              DAY + MONTH + YEAR + ".*",
              MONTH + DAY + YEAR + ".*",
              "[a-f]{4,}[0-9]+",
              "[0-9]+[a-f]{4,}"));

  private static final Pattern WEBJAR =
      Pattern.compile("/webjars/[^/]+/([0-9][^/]*)/.+", Pattern.CASE_INSENSITIVE);

  private Fingerprint() {}

  /**
   * @param path below the context path, with a slash at its front
   */
  static boolean isIn(String path) {
    return family(path).isPresent();
  }

  /**
   * The path without its fingerprint: the same for all versions of one file. Empty when it has
   * none.
   */
  static Optional<String> family(String path) {
    Matcher webjar = WEBJAR.matcher(path);
    if (webjar.matches() && !webjar.group(1).toUpperCase(Locale.ROOT).contains("SNAPSHOT")) {
      return Optional.of(path.substring(0, webjar.start(1)) + "*" + path.substring(webjar.end(1)));
    }
    StringBuilder family = new StringBuilder();
    boolean found = false;
    Matcher run = RUN.matcher(path);
    while (run.find()) {
      boolean digest = !NO_DIGEST.matcher(run.group().toLowerCase(Locale.ROOT)).matches();
      found |= digest;
      run.appendReplacement(family, digest ? "*" : run.group());
    }
    run.appendTail(family);
    return found ? Optional.of(family.toString()) : Optional.empty();
  }
}
