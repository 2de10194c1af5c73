package com.foobar.stack.service.wildfly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The account of WildFly's console and management interface. */
public final class ManagementUser {
  public static final String NAME = "admin";
  private static final String REALM = "ManagementRealm";

  private ManagementUser() {}

  /**
   * What {@code mgmt-users.properties} holds: HEX(MD5(user:realm:password)), as HTTP Digest wants.
   */
  static String digest(String password) {
    try {
      byte[] text = (NAME + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
