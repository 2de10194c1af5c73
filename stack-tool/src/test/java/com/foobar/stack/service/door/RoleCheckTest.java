package com.foobar.stack.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RoleCheckTest {
  @Test
  void theLoginPacketSaysItsLengthAndComesSecond() {
    byte[] packet = HexFormat.of().parseHex(RoleCheck.handshake());

    assertThat(length(packet)).isEqualTo(packet.length - 4);
    assertThat(packet[3]).isEqualTo((byte) 1);
    assertThat(new String(packet, StandardCharsets.ISO_8859_1))
        .contains("door_check\0\0caching_sha2_password\0");
  }

  @Test
  void theQueryPacketAsksForTheRoleView() {
    byte[] packet = HexFormat.of().parseHex(RoleCheck.query());

    assertThat(length(packet)).isEqualTo(packet.length - 4);
    assertThat(packet[4]).isEqualTo((byte) 3);
    assertThat(new String(packet, 5, packet.length - 5, StandardCharsets.US_ASCII))
        .isEqualTo("SELECT * FROM door.role");
  }

  private static int length(byte[] packet) {
    return (packet[0] & 0xff) | (packet[1] & 0xff) << 8 | (packet[2] & 0xff) << 16;
  }
}
