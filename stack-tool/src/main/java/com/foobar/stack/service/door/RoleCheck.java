package com.foobar.stack.service.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The two packets with which the database door logs in to a member and asks for its role, as the
 * hexadecimal text that HAProxy's {@code tcp-check send-binary} takes.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_response.html">
 *     HandshakeResponse41</a>
 */
final class RoleCheck {
  static final String USER = "door_check";
  private static final String QUERY = "SELECT * FROM door.role";

  private static final int CLIENT_LONG_PASSWORD = 0x1;
  private static final int CLIENT_PROTOCOL_41 = 0x200;
  private static final int CLIENT_SECURE_CONNECTION = 0x8000;
  private static final int CLIENT_PLUGIN_AUTH = 0x80000;
  private static final int MAX_PACKET = 1 << 24;
  private static final int UTF8MB4 = 45;
  private static final int COM_QUERY = 3;

  private RoleCheck() {}

  /** Logs the user in, whose password is empty. */
  static String handshake() {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    littleEndian(
        payload,
        CLIENT_LONG_PASSWORD | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION | CLIENT_PLUGIN_AUTH,
        4);
    littleEndian(payload, MAX_PACKET, 4);
    payload.write(UTF8MB4);
    payload.writeBytes(new byte[23]);
    text(payload, USER);
    payload.write(0); // the length of the answer to the challenge: an empty password has none
    text(payload, "caching_sha2_password");
    return packet(payload.toByteArray(), 1);
  }

  static String query() {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(COM_QUERY);
    payload.writeBytes(QUERY.getBytes(StandardCharsets.US_ASCII));
    return packet(payload.toByteArray(), 0);
  }

  private static String packet(byte[] payload, int sequence) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    littleEndian(packet, payload.length, 3);
    packet.write(sequence);
    packet.writeBytes(payload);
    return HexFormat.of().withUpperCase().formatHex(packet.toByteArray());
  }

  private static void littleEndian(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >>> (8 * i));
    }
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
  }
}
