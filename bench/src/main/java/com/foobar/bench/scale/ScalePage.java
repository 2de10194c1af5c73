package com.foobar.bench.scale;

import com.foobar.bench.result.Result;
import com.foobar.stack.StackException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/scale.md}: its words are written by people, its figures are computed. Each
 * table stands between {@code <!-- table: NAME -->} and {@code <!-- end -->}.
 */
public final class ScalePage {
  public static final String FILE = "scale.md";

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- table: (\\w+) -->\n).*?(<!-- end -->)");

  private ScalePage() {}

  /**
   * @return the page with its tables computed anew
   * @throws StackException when a price that it takes was not measured, or it wants a table that
   *     there is not
   */
  public static String filled(String page, List<Result> results) {
    Map<String, String> tables = new ScaleTables(results).all();
    return TABLE
        .matcher(page)
        .replaceAll(
            found -> {
              String table = tables.get(found.group(2));
              if (table == null) {
                throw new StackException(
                    "%s: there is no table '%s'; there are %s"
                        .formatted(FILE, found.group(2), String.join(", ", tables.keySet())));
              }
              return Matcher.quoteReplacement(found.group(1) + table + found.group(3));
            });
  }
}
