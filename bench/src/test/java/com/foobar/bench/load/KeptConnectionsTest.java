package com.foobar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.bench.load.KeptConnections.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {
  private static final String REFUSED =
      "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nlogin";

  @Test
  void asManyAreHeldAsTheServerLetsIn() throws IOException {
    try (Gate gate = new Gate(3);
        KeptConnections connections = new KeptConnections(10, gate.page(), 401)) {
      assertThat(connections.held()).isEqualTo(3);
    }
  }

  @Test
  void eachIsUsedInItsTurnAndStaysOpen() throws IOException {
    try (Gate gate = new Gate(2);
        KeptConnections connections = new KeptConnections(2, gate.page(), 401)) {
      for (int i = 0; i < 6; i++) {
        assertThat(connections.begin(i).join()).isTrue();
      }
      assertThat(gate.connections).hasValue(2);
      assertThat(gate.requests).hasValue(2 + 6);
    }
  }

  @Test
  void anAnswerEndsWhereItsLengthOrItsLastChunkSays() throws IOException {
    InputStream in =
        stream(
            REFUSED
                + "HTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "5\r\n"
                + "hello\r\n"
                + "1;x=y\r\n"
                + "!\r\n"
                + "0\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n");

    assertThat(HttpAnswer.read(in)).isEqualTo("HTTP/1.1 401 Unauthorized");
    assertThat(HttpAnswer.read(in)).isEqualTo("HTTP/1.1 200 OK");
    assertThat(HttpAnswer.read(in)).isEqualTo("HTTP/1.1 204 No Content");
    assertThatThrownBy(() -> HttpAnswer.read(in)).isInstanceOf(EOFException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A server that hangs up on everybody after the first few. */
  private static final class Gate implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    Gate(int most) throws IOException {
      start(
          () -> {
            while (true) {
              Socket socket = server.accept();
              if (connections.get() == most) {
                socket.close();
              } else {
                connections.incrementAndGet();
                start(() -> serve(socket));
              }
            }
          });
    }

    private void serve(Socket socket) throws IOException {
      try (socket) {
        StringBuilder seen = new StringBuilder();
        for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
          if (seen.append((char) c).toString().endsWith("\r\n\r\n")) {
            seen.setLength(0);
            requests.incrementAndGet();
            socket.getOutputStream().write(REFUSED.getBytes(StandardCharsets.US_ASCII));
          }
        }
      }
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void start(Work work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException e) {
                  // It is over.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    URI page() {
      return URI.create("http://127.0.0.1:%d/page".formatted(server.getLocalPort()));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
