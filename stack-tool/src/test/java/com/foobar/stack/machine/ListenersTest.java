package com.foobar.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private final Listeners listeners =
      new Listeners(
          List.of(
              "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                  + " timeout inode",
              "   0: 0100017F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0"
                  + " 4711 1",
              "   1: 00000000:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0"
                  + " 4712 1",
              "   2: 0200017F:1F90 0100017F:0016 01 00000000:00000000 00:00000000 00000000  1000 0"
                  + " 4713 1"));

  @Test
  void whoListensOnThisAddressOrOnAllIsInTheWay() {
    assertThat(listeners.inode("127.1.0.1", 8080)).contains("4711");
    assertThat(listeners.inode("127.9.9.9", 3306)).contains("4712");
  }

  @Test
  void anotherAddressAndAConnectionAreNot() {
    assertThat(listeners.inode("127.1.0.3", 8080)).isEmpty();
    assertThat(listeners.inode("127.1.0.2", 8080)).isEmpty();
  }
}
