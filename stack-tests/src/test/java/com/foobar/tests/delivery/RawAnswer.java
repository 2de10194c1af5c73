package com.foobar.tests.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * An answer to a request that was sent byte by byte as it is written here, which a proper client
 * would not let one do.
 *
 * @param headers by name in lower case
 * @param body without its chunks, but compressed if it came so
 */
record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** The request is sent whole before anything of the answer is read; it ends the connection. */
  static RawAnswer to(URI address, byte[] request) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return parse(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] request(String method, String target, List<String> headers, byte[] body) {
    return request(method + " " + target + " HTTP/1.1", headers, body);
  }

  static byte[] request(String line, List<String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(line).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Connection: close").append(END_OF_HEAD);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return request.toByteArray();
  }

  static RawAnswer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0) {
      throw new AssertionError("no answer, but: '" + text + "'");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    byte[] rest = text.substring(end + END_OF_HEAD.length()).getBytes(StandardCharsets.ISO_8859_1);
    if (status == 100) {
      return parse(rest);
    }
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
    return new RawAnswer(status, headers, chunked ? joined(rest) : rest);
  }

  /** Whether nothing of a body has come yet. */
  static boolean isHeadAlone(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    return end < 0 || end + END_OF_HEAD.length() == text.length();
  }

  private static byte[] joined(byte[] chunks) {
    String text = new String(chunks, StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int end = text.indexOf("\r\n", at);
      int length = Integer.parseInt(text.substring(at, end).strip(), 16);
      if (length == 0) {
        return body.toByteArray();
      }
      body.write(chunks, end + 2, length);
      at = end + 2 + length + 2;
    }
  }

  List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  String text() {
    if (!header("Content-Encoding").contains("gzip") || body.length == 0) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
