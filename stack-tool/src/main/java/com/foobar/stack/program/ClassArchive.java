package com.foobar.stack.program;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    Sources sources = new Sources(layout.root());
    try {
      sources.add(SCRIPT);
      sources.add(TRAINING);
    } catch (IOException e) {
      throw new StackException("cannot read " + layout.root().resolve(TRAINING), e);
    }
    sources.add("jdk", jdk);
    return new ClassArchive(
        layout,
        wildfly,
        wildfly.resolveSibling("%s-%s.jsa".formatted(wildfly.getFileName(), sources.digest())));
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
   * @throws StackException when it cannot even begin
   */
  public void beginToMake() {
    ExternalCommand.begin(
        "archiving WildFly's classes",
        List.of(
            "nice",
            "-n",
            "19",
            layout.root().resolve(SCRIPT).toString(),
            System.getProperty("java.home"),
            wildfly.toString(),
            path.toString()),
        layout.state(),
        log());
  }
}
