package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The EAR as the build made it. */
class ApplicationArchiveTest {
  /** A server reads each of them at each start, to look for annotations (ADR 45). */
  @Test
  void hasFewClasses() throws IOException {
    List<String> classes = new ArrayList<>();
    try (InputStream ear = Files.newInputStream(TestStack.EAR)) {
      addClasses(ear, classes);
    }

    assertThat(classes)
        .contains("org/bouncycastle/crypto/generators/Argon2BytesGenerator.class")
        .doesNotHaveDuplicates()
        .hasSizeLessThan(1_600);
  }

  /** Those of the archive and of the archives in it. */
  private static void addClasses(InputStream archive, List<String> classes) throws IOException {
    ZipInputStream zip = new ZipInputStream(archive);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".class")) {
        classes.add(name);
      } else if (name.endsWith(".jar") || name.endsWith(".war")) {
        addClasses(zip, classes);
      }
    }
  }
}
