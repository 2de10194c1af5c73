package com.foobar.training;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Uses the application as visitors would, once its server is up, and then ends the server: what has
 * been loaded by then goes into the archive.
 */
@WebListener
public class Training implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    new Thread(Training::run, "training").start();
  }

  private static void run() {
    try {
      while (!isRunning()) {
        Thread.sleep(100);
      }
      String site = address("jboss.bind.address", "jboss.http.port") + "/training";
      String management = address("jboss.bind.address.management", "jboss.management.http.port");
      String thing = "{\"name\":\"chair\",\"made\":\"2026-01-01T00:00:00Z\",\"parts\":[\"leg\"]}";
      require(200, site + "/api/things/sample", null);
      require(200, site + "/api/things/sample", thing);
      require(400, site + "/api/things/sample", "{}");
      // There is no database; on the way to that all is loaded that asks one.
      require(503, site + "/api/things/1", null);
      require(503, site + "/api/things?name=chair", null);
      require(503, site + "/api/things", thing);
      require(200, site + "/page", null);
      require(200, management + "/health/ready", null);
      require(200, management + "/metrics", null);
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      // No archive.
      Runtime.getRuntime().halt(1);
    }
  }

  private static boolean isRunning() throws JMException {
    return "running"
        .equals(
            ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("jboss.as:management-root=server"), "serverState"));
  }

  private static String address(String host, String port) {
    return "http://" + System.getProperty(host) + ":" + System.getProperty(port);
  }

  /**
   * @param body what is sent by POST; null for a GET
   */
  private static void require(int status, String address, String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    if (body != null) {
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    if (connection.getResponseCode() != status) {
      throw new IOException(address + " answers " + connection.getResponseCode());
    }
  }
}
