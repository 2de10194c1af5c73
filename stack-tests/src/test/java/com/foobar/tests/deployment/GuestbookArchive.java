package com.foobar.tests.deployment;

import com.foobar.tests.stack.TestStack;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.example.guestbook.CounterServlet;
import org.example.guestbook.Entry;
import org.example.guestbook.EntryResource;
import org.example.guestbook.Guestbook;
import org.example.guestbook.MetersServlet;
import org.example.guestbook.RefusesToStart;
import org.example.guestbook.SeenServlet;
import org.example.guestbook.TablesServlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The files of an application that is not ours. */
public final class GuestbookArchive {
  static final String STATIC_TEXT = "A static file of somebody else's application.\n";
  static final String SECRET_TEXT = "Only members may read this.\n";

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <distributable/>
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>members</web-resource-name>
            <url-pattern>/members/*</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>member</role-name></auth-constraint>
        </security-constraint>
        <login-config><auth-method>BASIC</auth-method></login-config>
        <security-role><role-name>member</role-name></security-role>
      </web-app>
      """;

  /** Without a datasource: the server's default one. */
  private static final String PERSISTENCE_XML =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
        <persistence-unit name="guestbook">
          <properties>
            <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
          </properties>
        </persistence-unit>
      </persistence>
      """;

  private static final String BEANS_XML =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>";

  private GuestbookArchive() {}

  /** At {@code /guestbook}, by its name. */
  static Path war() {
    return export(webArchive());
  }

  /** At {@code /visitors}, by its application.xml. */
  public static Path ear() {
    return export(
        ShrinkWrap.create(EnterpriseArchive.class, "visitors.ear")
            .addAsModule(webArchive())
            .setApplicationXML(
                new StringAsset(
                    """
                    <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                      <module>
                        <web>
                          <web-uri>guestbook.war</web-uri>
                          <context-root>/visitors</context-root>
                        </web>
                      </module>
                    </application>
                    """)));
  }

  /** At {@code /meters}, with a library of its own in {@code WEB-INF/lib}. */
  static Path warWithItsOwnLibraries() {
    WebArchive archive =
        ShrinkWrap.create(WebArchive.class, "meters.war").addClass(MetersServlet.class);
    for (Class<?> ofLibrary :
        List.of(MeterRegistry.class, Observation.class, KeyValue.class, Histogram.class)) {
      archive.addAsLibrary(
          new File(ofLibrary.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }
    return export(archive);
  }

  /** Under the name of the good one, but it fails to start. */
  static Path brokenWar() {
    return export(
        webArchive()
            .addClass(RefusesToStart.class)
            .add(new StringAsset("The broken version's.\n"), "hello.txt"),
        "broken");
  }

  /** Not even an archive. */
  static Path noArchive() {
    try {
      return Files.writeString(folder("broken").resolve("letter.war"), "Dear Sir or Madam");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebArchive webArchive() {
    return ShrinkWrap.create(WebArchive.class, "guestbook.war")
        .addClasses(
            Guestbook.class,
            Entry.class,
            EntryResource.class,
            CounterServlet.class,
            SeenServlet.class,
            TablesServlet.class)
        .setWebXML(new StringAsset(WEB_XML))
        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
        .addAsResource(new StringAsset(PERSISTENCE_XML), "META-INF/persistence.xml")
        .add(new StringAsset(STATIC_TEXT), "hello.txt")
        .add(new StringAsset(SECRET_TEXT), "members/secret.txt");
  }

  private static Path export(Archive<?> archive) {
    return export(archive, "");
  }

  private static Path export(Archive<?> archive, String folder) {
    Path file = folder(folder).resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  private static Path folder(String name) {
    try {
      return Files.createDirectories(TestStack.TARGET.resolve("archives").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
