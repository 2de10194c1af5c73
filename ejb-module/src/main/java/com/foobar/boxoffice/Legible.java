package com.foobar.boxoffice;

import java.util.regex.Pattern;

/** Tells whether a text says anything to who reads it. */
public final class Legible {

  /**
   * What leaves a mark by itself: no blank of any kind, no joiner, no accent without a letter, none
   * of the letters that are blanks (the fillers of Hangul) and no Braille cell without a dot.
   */
  private static final Pattern MARK =
      Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115f\\u1160\\u2800\\u3164\\uffa0]]");

  private Legible() {}

  /** False also for null. */
  public static boolean is(String text) {
    return text != null && MARK.matcher(text).find();
  }
}
