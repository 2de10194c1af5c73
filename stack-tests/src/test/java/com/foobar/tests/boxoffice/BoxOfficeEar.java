package com.foobar.tests.boxoffice;

import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR that the build made, and variants of it. */
public final class BoxOfficeEar {
  private BoxOfficeEar() {}

  /**
   * The next release: the same and one more file of the site.
   *
   * @param folder where it is written, as foobar.ear
   */
  public static Path withFile(Path folder, String path, String content) {
    EnterpriseArchive ear = read("foobar.ear");
    replaceWar(ear, webModule(ear).add(new StringAsset(content), path));
    return export(ear, folder);
  }

  /**
   * A release with one more bean.
   *
   * @param folder where it is written, as foobar.ear
   */
  public static Path withBean(Path folder, Class<?> bean) {
    EnterpriseArchive ear = read("foobar.ear");
    replaceWar(ear, webModule(ear).addClass(bean));
    return export(ear, folder);
  }

  private static Path export(EnterpriseArchive ear, Path folder) {
    Path file = folder.resolve(ear.getName());
    folder.toFile().mkdirs();
    ear.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  static EnterpriseArchive read(String name) {
    return ShrinkWrap.create(ZipImporter.class, name)
        .importFrom(TestStack.EAR.toFile())
        .as(EnterpriseArchive.class);
  }

  static WebArchive webModule(EnterpriseArchive ear) {
    return ear.getAsType(WebArchive.class, warPath(ear));
  }

  static void replaceWar(EnterpriseArchive ear, Archive<?> war) {
    ArchivePath path = warPath(ear);
    ear.delete(path);
    ear.add(war, path.getParent(), ZipExporter.class);
  }

  /** Gives the web module another context root. */
  static void moveTo(EnterpriseArchive ear, String contextRoot) {
    ArchivePath path = ArchivePaths.create("META-INF/application.xml");
    try (InputStream in = ear.get(path).getAsset().openStream()) {
      String descriptor = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ear.add(
          new StringAsset(
              descriptor.replaceFirst(
                  "<context-root>[^<]*</context-root>",
                  "<context-root>" + contextRoot + "</context-root>")),
          path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchivePath warPath(EnterpriseArchive ear) {
    return ear.getContent(Filters.include("/[^/]+\\.war")).keySet().iterator().next();
  }
}
