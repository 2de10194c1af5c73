package com.foobar.boxoffice.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What was asked for under an idempotency key, as a SHA-256: it tells a repetition from a mistake.
 */
final class Fingerprint {

  private final byte[] sha256;

  private Fingerprint(byte[] sha256) {
    this.sha256 = sha256;
  }

  static Fingerprint ofRequest(UUID holdId, PaymentRequest payment) {
    return of(holdId.toString(), payment.method(), payment.card());
  }

  /** The fingerprint of the parts, in which no two different lists of parts look alike. */
  static Fingerprint of(String... parts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
    for (String part : parts) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      String prefix = part == null ? "-;" : bytes.length + ";";
      digest.update(prefix.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return new Fingerprint(digest.digest());
  }

  byte[] bytes() {
    return sha256.clone();
  }

  boolean matches(byte[] recorded) {
    return MessageDigest.isEqual(sha256, recorded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint fingerprint && matches(fingerprint.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(sha256);
  }
}
