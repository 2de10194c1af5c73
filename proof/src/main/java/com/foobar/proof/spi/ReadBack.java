package com.foobar.proof.spi;

/**
 * Reads what an application has stored, when nobody changes it.
 *
 * @param <R> what was read: a record that is kept as JSON beside the history
 */
public interface ReadBack<R> {
  /** Before the first load: what can only be known by comparing with the end. */
  default void begin() {}

  /**
   * Reads it, in bounded time; what could not be read is said in what it returns.
   *
   * @param mended when the fault was over, in microseconds since 1970
   */
  R read(long mended);
}
