package com.foobar.stack.service.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.service.haproxy.HaproxySocket.Stream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaproxySocketTest {
  /** As HAProxy 3.2.26 answers "show sess all", with the lines left out that nobody reads. */
  private static final String STREAMS =
      """
      0x7fc205908400: [27/Nov/2026:07:35:09.792577] id=11 proto=tcpv4 source=127.0.0.1:53524
        flags=0xc4a, conn_retries=0, conn_exp=<NEVER> conn_et=0x000 srv_conn=0x7fc206e50000, pend_pos=(nil) waiting=0 epoch=0x4
        frontend=public (id=2 mode=http), listener=? (id=1) addr=127.14.0.77:8099
        backend=servers (id=3 mode=http) addr=127.0.0.1:45804
        server=server-1 (id=1) addr=127.14.0.77:8098
        task=0x7fc20585b560 (state=0x00 nice=0 calls=4 rate=0 exp=24s tid=0(1/0) age=1m5s)
        txn=0x7fc206e89d60 flags=0x3000 meth=1 status=200 req.st=MSG_DONE rsp.st=MSG_DATA req.f=0x4c rsp.f=0x0e
      0x7fc205c26000: [27/Nov/2026:07:35:32.000000] id=21 proto=tcpv4 source=127.0.0.1:44588
        frontend=public (id=2 mode=http), listener=? (id=1) addr=127.14.0.77:8099
        backend=api (id=4 mode=http) addr=127.0.0.1:45812
        server=server-2 (id=1) addr=127.14.0.78:8098
        task=0x7fc20585b7e0 (state=0x00 nice=0 calls=3 rate=0 exp=59m58s tid=0(1/0) age=2s)
        txn=0x7fc205c95000 flags=0x8000 meth=1 status=101 req.st=MSG_TUNNEL rsp.st=MSG_TUNNEL req.f=0xcc rsp.f=0xcc
      0x7fc205c26800: [27/Nov/2026:07:34:52.637220] id=4 proto=unix_stream source=unix:2
        frontend=GLOBAL (id=0 mode=tcp), listener=? (id=2) addr=unix:2
        backend=<NONE> (id=-1 mode=-)
        server=<NONE> (id=-1)
        task=0x7fc205c06140 (state=0x00 nice=-64 calls=1 rate=0 exp=10s tid=1(1/1) age=0s)
      """;

  @Test
  void readsWhatGoesOn() {
    assertThat(HaproxySocket.streams(STREAMS))
        .containsExactly(
            new Stream("servers", "server-1", Duration.ofSeconds(65), false),
            new Stream("api", "server-2", Duration.ofSeconds(2), true),
            new Stream("<NONE>", "<NONE>", Duration.ZERO, false));
    assertThat(HaproxySocket.streams("\n")).isEmpty();
  }

  /** As a frozen HAProxy does: the kernel takes the connection for it. */
  @Test
  void waitsForNobodyWhoNeverAnswers(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("frozen.sock");
    try (ServerSocketChannel frozen = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      frozen.bind(UnixDomainSocketAddress.of(path));

      assertThatThrownBy(() -> new HaproxySocket(path).statistics())
          .isInstanceOf(StackException.class)
          .hasMessageContaining("does not answer");
    }
  }
}
