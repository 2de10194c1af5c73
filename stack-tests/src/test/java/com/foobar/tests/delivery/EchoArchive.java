package com.foobar.tests.delivery;

import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.example.echo.EchoCheck;
import org.example.echo.EchoService;
import org.example.echo.EchoServlet;
import org.example.echo.EchoSocket;
import org.example.echo.NeverReady;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that is not ours and says what it was asked, at {@code /echo}. */
final class EchoArchive {
  static final String NAME = "echo.war";

  private EchoArchive() {}

  static Path war() {
    return export(
        ShrinkWrap.create(WebArchive.class, NAME)
            .addClasses(EchoServlet.class, EchoSocket.class, EchoService.class, EchoCheck.class)
            .addClasses(EchoServlet.class.getDeclaredClasses())
            .addClasses(EchoCheck.class.getDeclaredClasses()));
  }

  /** Nothing but a check that fails. */
  static Path neverReady() {
    return export(ShrinkWrap.create(WebArchive.class, "never.war").addClasses(NeverReady.class));
  }

  /** Nothing but a page. */
  static Path plain() {
    return export(
        ShrinkWrap.create(WebArchive.class, "plain.war")
            .add(new StringAsset("A page.\n"), "page.txt"));
  }

  private static Path export(WebArchive archive) {
    try {
      Path file =
          Files.createDirectories(TestStack.TARGET.resolve("archives")).resolve(archive.getName());
      archive
          .setWebXML(
              new StringAsset(
                  """
                  <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                    <distributable/>
                  </web-app>
                  """))
          .as(ZipExporter.class)
          .exportTo(file.toFile(), true);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
