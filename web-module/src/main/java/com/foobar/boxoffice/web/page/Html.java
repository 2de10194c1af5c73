package com.foobar.boxoffice.web.page;

/** Text as HTML. */
public final class Html {

  private Html() {}

  /** The text, safe between tags and inside a quoted attribute. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isText(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  /** Half an emoji would become a question mark, and control characters are no text in HTML. */
  private static boolean isText(int c) {
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !half && (!Character.isISOControl(c) || c == '\n' || c == '\t' || c == '\r');
  }
}
