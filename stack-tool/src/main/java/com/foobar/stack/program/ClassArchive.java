package com.foobar.stack.program;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The classes of a provisioned WildFly as its JVM would have them in memory (class data sharing),
 * beside it in the user's cache: one for each JDK, and for each training that shows which classes
 * these are. A WildFly without it starts as ever, only slower.
 */
public final class ClassArchive {
  private static final String TRAINING = "server-config/training";
  private static final String SCRIPT = "stack-tool/src/main/sh/class-archive";

  private final Layout layout;
  private final Path wildfly;
  private final Path path;

  private ClassArchive(Layout layout, Path wildfly, Path path) {
    this.layout = layout;
    this.wildfly = wildfly;
    this.path = path;
  }

  static ClassArchive of(Layout layout, Path wildfly) {
    return of(layout, wildfly, System.getProperty("java.vm.vendor") + Runtime.version());
  }

  static ClassArchive of(Layout layout, Path wildfly, String jdk) {
    StringBuilder all = new StringBuilder(jdk);
    for (Path source : List.of(layout.root().resolve(SCRIPT), layout.root().resolve(TRAINING))) {
      all.append(text(source));
    }
    String digest =
        UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 8);
    return new ClassArchive(
        layout,
        wildfly,
        wildfly.resolveSibling("%s-%s.jsa".formatted(wildfly.getFileName(), digest)));
  }

  /** Of a file, or of all files of a folder in the order of their names. */
  private static String text(Path source) {
    try (var files = Files.walk(source)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(source.relativize(file)).append('\n').append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new StackException("cannot read " + source, e);
    }
  }

  public Path path() {
    return path;
  }

  /** Whether there is nothing to make: an empty one could not be made, and is not tried again. */
  public boolean isDone() {
    try {
      return Files.exists(path)
          && Files.getLastModifiedTime(path).compareTo(Files.getLastModifiedTime(wildfly)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  public Path log() {
    return layout.state().resolve("log/class-archive.log");
  }

  /**
   * Begins to make it, in a process of its own that outlives this one and takes what others leave
   * of the processors.
   *
   * @throws IOException when it cannot even begin
   */
  public void beginToMake() throws IOException {
    PrivateFiles.createDirectories(log().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(
                "setsid",
                "nice",
                "-n",
                "19",
                layout.root().resolve(SCRIPT).toString(),
                System.getProperty("java.home"),
                wildfly.toString(),
                path.toString())
            .directory(layout.state().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    ServiceEnvironment.prepare(builder, Map.of());
    builder.start();
  }
}
