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
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that is not ours and says what it was asked, at {@code /echo}. */
public final class EchoArchive {
  static final String NAME = "echo.war";

  private static final String SINGLETON = "urn:jboss:singleton-deployment:1.0";

  private EchoArchive() {}

  static Path war() {
    return export(
        ShrinkWrap.create(WebArchive.class, NAME)
            .addClasses(EchoServlet.class, EchoSocket.class, EchoService.class, EchoCheck.class)
            .addClasses(EchoServlet.class.getDeclaredClasses())
            .addClasses(EchoCheck.class.getDeclaredClasses()));
  }

  /** Active on one server at a time, at {@code /once}. */
  public static Path singletonWar() {
    return export(
        singleton("once.war")
            .add(
                new StringAsset("<singleton-deployment xmlns=\"%s\"/>".formatted(SINGLETON)),
                "META-INF/singleton-deployment.xml"));
  }

  /** Likewise, at {@code /once/in-ear}, in the other way of saying so. */
  static Path singletonEar() {
    return exported(
        ShrinkWrap.create(EnterpriseArchive.class, "once.ear")
            .addAsModule(distributable(singleton("any.war")))
            .setApplicationXML(
                new StringAsset(
                    """
                    <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                      <module>
                        <web>
                          <web-uri>any.war</web-uri>
                          <context-root>/once/in-ear</context-root>
                        </web>
                      </module>
                    </application>
                    """))
            .addAsManifestResource(
                new StringAsset(
                    "<jboss xmlns=\"urn:jboss:1.0\"><singleton-deployment xmlns=\"%s\"/></jboss>"
                        .formatted(SINGLETON)),
                "jboss-all.xml"));
  }

  private static WebArchive singleton(String name) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addClasses(EchoServlet.class, EchoCheck.class)
        .addClasses(EchoServlet.class.getDeclaredClasses());
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

  private static WebArchive distributable(WebArchive archive) {
    return archive.setWebXML(
        new StringAsset(
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <distributable/>
            </web-app>
            """));
  }

  private static Path export(WebArchive archive) {
    return exported(distributable(archive));
  }

  private static Path exported(Archive<?> archive) {
    try {
      Path file =
          Files.createDirectories(TestStack.TARGET.resolve("archives")).resolve(archive.getName());
      archive.as(ZipExporter.class).exportTo(file.toFile(), true);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
