package com.foobar.tests.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Visitors whose uploads never come to their end, though something of them comes all the time: what
 * planned work would wait for as long as it is willing to wait.
 */
public final class TricklingUpload implements AutoCloseable {
  private static final String HEAD =
      """
      POST /api/session HTTP/1.1\r
      Host: %s\r
      Origin: %s\r
      Content-Type: application/json\r
      Content-Length: 100000\r
      \r
      {\
      """;

  private final List<Socket> visitors = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private TricklingUpload() {}

  /**
   * @param number of visitors; with two or more, each server has one
   */
  public static TricklingUpload on(Site site, int number) {
    TricklingUpload uploads = new TricklingUpload();
    URI url = site.base();
    try {
      for (int i = 0; i < number; i++) {
        Socket visitor = new Socket(url.getHost(), url.getPort());
        uploads.visitors.add(visitor);
        visitor
            .getOutputStream()
            .write(HEAD.formatted(url.getAuthority(), url).getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uploads.clock.scheduleWithFixedDelay(uploads::sendABit, 500, 500, TimeUnit.MILLISECONDS);
    return uploads;
  }

  private void sendABit() {
    for (Socket visitor : visitors) {
      try {
        visitor.getOutputStream().write(' ');
      } catch (IOException e) {
        // It was cut off, as it may be.
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    for (Socket visitor : visitors) {
      try {
        visitor.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
