package com.foobar.boxoffice.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 256 bits that stand for some texts: the same for the same, and for no others. */
public final class Fingerprint {

  private final byte[] bits;

  private Fingerprint(byte[] bits) {
    this.bits = bits;
  }

  /**
   * The SHA-256 of the parts, in which no two different lists of parts look alike. Whoever can
   * guess the parts can tell that they were meant: not for what is secret and short, such as a
   * card's number.
   */
  public static Fingerprint of(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      feed(parts, digest::update);
      return new Fingerprint(digest.digest());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** The HMAC-SHA-256 of the parts: without the key nobody can tell what was meant. */
  static Fingerprint keyed(String key, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      feed(parts, mac::update);
      return new Fingerprint(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
    }
  }

  private static void feed(String[] parts, Consumer<byte[]> function) {
    for (String part : parts) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      String prefix = part == null ? "-;" : bytes.length + ";";
      function.accept(prefix.getBytes(StandardCharsets.UTF_8));
      function.accept(bytes);
    }
  }

  public byte[] bytes() {
    return bits.clone();
  }

  /** The first 128 bits, where fewer are enough. */
  public UUID half() {
    ByteBuffer half = ByteBuffer.wrap(bits);
    return new UUID(half.getLong(), half.getLong());
  }

  public boolean matches(byte[] recorded) {
    return MessageDigest.isEqual(bits, recorded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint fingerprint && matches(fingerprint.bits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bits);
  }
}
