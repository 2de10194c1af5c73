package com.foobar.stack.recovery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A prepared branch of a transaction: what one database has promised to commit or to roll back as
 * it will be told.
 *
 * @param node the identifier of the node whose transaction it is
 * @param data the whole identifier of the branch in hexadecimal
 */
record Branch(TransactionId transaction, String node, String data) {
  /** Of the identifiers that Jakarta Transactions gives its branches in Narayana. */
  private static final int NARAYANA = 131_077;

  /**
   * Reads a row of {@code XA RECOVER CONVERT XID}; empty for a branch that no Narayana has made.
   *
   * @param gtridLength in bytes
   * @param data {@code 0x} and the identifier in hexadecimal: the global part, then the branch's
   */
  static Optional<Branch> of(int formatId, int gtridLength, String data) {
    if (formatId != NARAYANA || gtridLength < TransactionId.BYTES) {
      return Optional.empty();
    }
    byte[] gtrid = Arrays.copyOf(HexFormat.of().parseHex(data, 2, data.length()), gtridLength);
    String node =
        new String(
            gtrid, TransactionId.BYTES, gtridLength - TransactionId.BYTES, StandardCharsets.UTF_8);
    return Optional.of(new Branch(TransactionId.of(gtrid), node, data));
  }
}
