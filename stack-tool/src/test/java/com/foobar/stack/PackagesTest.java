package com.foobar.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package of the tool and the bench says what belongs there and what does not. */
class PackagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> MODULES = List.of("stack-tool", "bench");

  private static final String TELLS = "package-info.java";

  @Test
  void eachSaysWhatBelongsThere() throws IOException {
    List<Path> packages =
        MODULES.stream()
            .map(module -> ROOT.resolve(module).resolve("src/main/java"))
            .filter(Files::isDirectory)
            .flatMap(PackagesTest::packages)
            .toList();

    assertThat(packages).hasSizeGreaterThan(20);
    for (Path folder : packages) {
      assertThat(folder.resolve(TELLS)).as("what belongs into %s", folder).exists();
      assertThat(Files.readString(folder.resolve(TELLS))).startsWith("/**");
    }
  }

  /** Folders with classes. */
  private static Stream<Path> packages(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith(TELLS))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
