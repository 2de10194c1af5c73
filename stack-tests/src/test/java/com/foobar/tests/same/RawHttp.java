package com.foobar.tests.same;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP/1.1 as it is written: no client library that would mend, decode or refuse an address. One
 * connection, used for as long as the other side lets it be.
 */
final class RawHttp implements AutoCloseable {
  private final URI base;
  private Socket socket;
  private InputStream in;

  RawHttp(URI base) {
    this.base = base;
  }

  /** An answer; header names in small letters, several of one name in one line. */
  record Reply(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /**
   * @param host sent as the Host, whoever is asked
   * @param headers whole lines
   */
  Reply ask(String method, String target, String host, List<String> headers) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ").append(host);
    headers.forEach(line -> request.append("\r\n").append(line));
    if (method.equals("POST")) {
      request.append("\r\nContent-Length: 0");
    }
    request.append("\r\n\r\n");
    boolean fresh = socket == null;
    try {
      return send(request.toString(), method);
    } catch (IOException e) {
      close();
      if (fresh) {
        throw new UncheckedIOException(request.toString(), e);
      }
      // The other side had closed it meanwhile.
      return ask(method, target, host, headers);
    }
  }

  private Reply send(String request, String method) throws IOException {
    if (socket == null) {
      socket = new Socket(base.getHost(), base.getPort());
      socket.setSoTimeout(60_000);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    Reply reply = read(method);
    if (reply.header("connection").toLowerCase(Locale.ROOT).contains("close")) {
      close();
    }
    return reply;
  }

  private Reply read(String method) throws IOException {
    String first = line();
    int status = Integer.parseInt(first.split(" ")[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    if (method.equals("HEAD") || status == 304 || status == 204) {
      return new Reply(status, headers, new byte[0]);
    }
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return new Reply(status, headers, chunks());
    }
    String length = headers.get("content-length");
    if (length != null) {
      return new Reply(status, headers, in.readNBytes(Integer.parseInt(length)));
    }
    byte[] body = in.readAllBytes();
    close();
    return new Reply(status, headers, body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private String line() throws IOException {
    List<Byte> bytes = new ArrayList<>();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection was closed");
      }
      bytes.add((byte) b);
    }
    byte[] text = new byte[bytes.size()];
    for (int i = 0; i < text.length; i++) {
      text[i] = bytes.get(i);
    }
    return new String(text, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      socket = null;
    }
  }
}
