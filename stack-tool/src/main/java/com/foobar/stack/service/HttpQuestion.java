package com.foobar.stack.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A question to a service by HTTP: straight to its address, never by a proxy, and whatever it
 * answers is the answer.
 *
 * <p>By Java's old client. The new one ({@code java.net.http}) reads the machine's certificate
 * authorities and starts threads before its first question, which takes longer than all questions
 * of a command.
 */
public final class HttpQuestion {
  /** A page that never ends is not read to its end. */
  private static final int MOST_BYTES = 1 << 20;

  private HttpQuestion() {}

  /**
   * Not asked yet.
   *
   * @param patience for the connection, and again for each silence after that
   */
  public static HttpURLConnection to(String method, String url, Duration patience)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Accept", "*/*");
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    return connection;
  }

  /**
   * The status of the answer.
   *
   * @throws java.net.ConnectException when nobody listens
   * @throws IOException when there is no answer in time
   */
  public static int status(String method, String url, Duration patience) throws IOException {
    return status(to(method, url, patience));
  }

  /**
   * The status of the answer to a question that has been made ready.
   *
   * @throws IOException when there is no answer in time
   */
  public static int status(HttpURLConnection question) throws IOException {
    body(question);
    return question.getResponseCode();
  }

  /**
   * What the answer says, whatever its status.
   *
   * @throws java.net.ConnectException when nobody listens
   * @throws IOException when there is no answer in time
   */
  public static String text(String url, Duration patience) throws IOException {
    return new String(body(to("GET", url, patience)), StandardCharsets.UTF_8);
  }

  private static byte[] body(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException(connection.getURL() + " does not answer in HTTP");
    }
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return body == null ? new byte[0] : body.readNBytes(MOST_BYTES);
    } finally {
      connection.disconnect();
    }
  }
}
