package com.foobar.bench.load;

import com.foobar.proof.load.Operation;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Many connections to one server that stay open, over which the same page is asked for in turn: of
 * many visitors few ask for something at any moment.
 */
public final class KeptConnections implements Operation, AutoCloseable {
  /** A server that takes no more lets who comes wait at the gate, connected but not heard. */
  private static final Duration LET_IN = Duration.ofSeconds(2);

  /** How many may be waiting for an answer at the same time. */
  private static final int AT_ONCE = 64;

  private final List<Visitor> visitors = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            Thread thread = new Thread(work, "visitors");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Opens connections until there are enough, or the server answers on no more of them.
   *
   * @param wanted how many
   * @param page an address with its path
   * @param status that every answer has to have
   */
  public KeptConnections(int wanted, URI page, int status) {
    while (visitors.size() < wanted) {
      try {
        visitors.add(new Visitor(page, status));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** How many there are. */
  public int held() {
    return visitors.size();
  }

  @Override
  public CompletableFuture<Boolean> begin(int number) {
    Visitor visitor = visitors.get(number % visitors.size());
    return CompletableFuture.supplyAsync(visitor::ask, threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    visitors.forEach(Visitor::close);
    visitors.clear();
  }

  /** One connection. */
  private static final class Visitor {
    private final Socket socket = new Socket();
    private final byte[] request;
    private final String expected;
    private final InputStream in;
    private final OutputStream out;

    /**
     * @throws IOException when it is not let in
     */
    Visitor(URI page, int status) throws IOException {
      this.request =
          "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
              .formatted(page.getPath(), page.getAuthority())
              .getBytes(StandardCharsets.US_ASCII);
      this.expected = "HTTP/1.1 " + status;
      try {
        // Closed without a wait: thousands of ports would be kept for a minute each time.
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) LET_IN.toMillis());
        socket.connect(
            new InetSocketAddress(page.getHost(), page.getPort()), (int) LET_IN.toMillis());
        this.in = new BufferedInputStream(socket.getInputStream(), 1024);
        this.out = socket.getOutputStream();
        if (!exchange()) {
          throw new IOException("another answer than " + expected);
        }
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    synchronized boolean ask() {
      try {
        return exchange();
      } catch (IOException e) {
        return false;
      }
    }

    private boolean exchange() throws IOException {
      out.write(request);
      return HttpAnswer.read(in).startsWith(expected);
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone already.
      }
    }
  }

  /** An answer of HTTP/1.1 over a connection that stays open. */
  static final class HttpAnswer {
    private HttpAnswer() {}

    /**
     * Reads it to its end.
     *
     * @return its status line
     */
    static String read(InputStream in) throws IOException {
      String status = line(in);
      long length = 0;
      boolean chunked = false;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
        } else if (lower.startsWith("transfer-encoding:")) {
          chunked = lower.endsWith("chunked");
        }
      }
      if (chunked) {
        for (int size = size(in); size > 0; size = size(in)) {
          in.skipNBytes(size);
          line(in);
        }
        line(in);
      } else {
        in.skipNBytes(length);
      }
      return status;
    }

    private static int size(InputStream in) throws IOException {
      return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("the connection was closed");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
