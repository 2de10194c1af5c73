package org.example.versions;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Of a version that starts or does not as its surroundings are: whether a file exists that the
 * archive names.
 */
@WebListener
public class StartsUnless implements ServletContextListener {
  public static final String NAME_OF_FILE = "/WEB-INF/unless.txt";
  public static final String REASON = "these are not my surroundings any more";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try (InputStream in = event.getServletContext().getResourceAsStream(NAME_OF_FILE)) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (Files.exists(Path.of(file))) {
        throw new IllegalStateException(REASON);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
