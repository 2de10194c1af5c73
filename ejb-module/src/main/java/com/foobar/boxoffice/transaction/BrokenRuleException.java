package com.foobar.boxoffice.transaction;

/**
 * The database refused what would have broken one of its rules, and no race explains it: a mistake
 * of ours. It is never repeated.
 */
public class BrokenRuleException extends RuntimeException {

  /** What every line in the log about a broken rule begins with, for alerts to look for. */
  public static final String MARKER = "BROKEN RULE";

  BrokenRuleException(String rule, Throwable cause) {
    super(
        "%s %s: the database refused it, and it is not tried again".formatted(MARKER, rule), cause);
  }
}
