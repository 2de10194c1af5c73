package com.foobar.stack.recovery;

import java.nio.ByteBuffer;

/**
 * Narayana's identifier of a transaction, as its log writes it: five hexadecimal numbers, such as
 * {@code 0:ffff7f000001:-7181a2eb:6b021e50:1cc}.
 */
record TransactionId(String text) {
  /** What the same numbers take in front of the node's identifier in a branch's {@code gtrid}. */
  static final int BYTES = 28;

  /**
   * @param gtrid the global part of a branch's identifier, at least {@link #BYTES} long
   */
  static TransactionId of(byte[] gtrid) {
    ByteBuffer numbers = ByteBuffer.wrap(gtrid);
    return new TransactionId(
        "%s:%s:%s:%s:%s"
            .formatted(
                Long.toString(numbers.getLong(), 16),
                Long.toString(numbers.getLong(), 16),
                Integer.toString(numbers.getInt(), 16),
                Integer.toString(numbers.getInt(), 16),
                Integer.toString(numbers.getInt(), 16)));
  }

  @Override
  public String toString() {
    return text;
  }
}
