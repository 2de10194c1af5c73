package com.foobar.stack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher comes by its archive of classes: src/main/sh/archive.sh, with a JDK of ours. */
class FastStartTest {
  private static final Path SCRIPT = Path.of("src/main/sh/archive.sh").toAbsolutePath();
  private static final String WHOLE = "java/lang/Object\ncom/foobar/stack/command/StatusReport\n";

  @TempDir private Path folder;

  private Path target;
  private Path jdk;
  private Path archive;

  @BeforeEach
  void makeJarAndJdk() throws IOException {
    target = Files.createDirectories(folder.resolve("target"));
    Files.writeString(target.resolve("stack-tool.jar"), "a jar");
    jdk = Files.createDirectories(folder.resolve("jdk"));
    release("17.0.1+2");
    java("echo archive >\"$archive\"");
    archive = target.resolve("launcher-17.0.1+2.jsa");
  }

  @Test
  void onlyUpLearns() throws Exception {
    assertThat(options("status", ":")).containsExactly("-Xlog:disable");
    assertThat(target).isDirectoryNotContaining("glob:**launcher*");
  }

  @Test
  void anUpThatCameToItsEndHasLearned() throws Exception {
    List<String> options = options("up", "printf '%s' \"$1\" >\"$list\"", WHOLE);
    awaited(() -> Files.exists(archive));

    assertThat(options)
        .hasSize(2)
        .last()
        .asString()
        .startsWith("-XX:DumpLoadedClassList=" + target + "/launcher.classes.");
    assertThat(target.resolve("launcher.classes")).hasContent(WHOLE);
    assertThat(options("up", ":")).startsWith("-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void anUpThatFailedLeavesNothing() throws Exception {
    options("up", "echo java/lang/Object >\"$list\"");

    awaited(() -> listed("launcher.classes.*") == 0);
    assertThat(target.resolve("launcher.classes")).doesNotExist();
    assertThat(archive).doesNotExist();
  }

  @Test
  void anArchiveIsMadeAnewForAnotherJarAndAnotherJdk() throws Exception {
    Files.writeString(target.resolve("launcher.classes"), WHOLE);
    Files.writeString(archive, "old");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(60)));

    assertThat(options("status", ":")).containsExactly("-Xlog:disable");
    awaited(() -> Files.readString(archive).equals("archive\n"));
    assertThat(options("status", ":")).contains("-XX:SharedArchiveFile=" + archive);

    release("21.0.3+9-Debian");
    assertThat(options("status", ":")).containsExactly("-Xlog:disable");
    awaited(() -> Files.exists(target.resolve("launcher-21.0.3+9-Debian.jsa")));
  }

  @Test
  void whatCannotBeMadeIsDoneWithoutAndNotTriedAgain() throws Exception {
    Files.writeString(target.resolve("launcher.classes"), WHOLE);
    java("echo tried >>'%s'; echo half >\"$archive\"; exit 1".formatted(folder.resolve("tries")));

    assertThat(options("status", ":")).containsExactly("-Xlog:disable");
    awaited(() -> Files.exists(archive));

    assertThat(archive).isEmptyFile();
    assertThat(options("status", ":")).containsExactly("-Xlog:disable");
    assertThat(folder.resolve("tries")).hasContent("tried");
    assertThat(listed("*.partial")).isZero();
  }

  /** Neither a lock nor the end of a pipe that the caller waits for. */
  @Test
  void nothingOfTheCallersIsHeldMeanwhile() throws Exception {
    Files.writeString(target.resolve("launcher.classes"), WHOLE);
    java(
        "readlink /proc/$$/fd/[0-9]* >'%s'; echo archive >\"$archive\""
            .formatted(folder.resolve("open")));

    // What it prints is read to its end, which would not come before that of the last holder.
    options("status", "exec 9<\"$0\"; fast_start \"$jar\" status");
    awaited(() -> Files.exists(archive));

    assertThat(Files.readAllLines(folder.resolve("open")))
        .filteredOn(file -> !file.equals("/dev/null"))
        .allSatisfy(file -> assertThat(file).startsWith(folder.toString()));
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"%s\"\n".formatted(version));
  }

  /** A JVM that is asked for an archive. */
  private void java(String script) throws IOException {
    Path java = jdk.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/bash\nfor o; do [[ $o != -XX:SharedArchiveFile=* ]] || archive=${o#*=}; done\n%s\n"
            .formatted(script));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  /**
   * What the launcher would start the JVM with.
   *
   * @param then what the tool does in its place
   */
  private List<String> options(String command, String then, String... arguments)
      throws IOException, InterruptedException {
    String script =
        """
        set -euo pipefail
        JAVA_HOME='%s' jar='%s'
        . '%s'
        fast_start "$jar" '%s'
        list="${jar%%/*}/launcher.classes.$$"
        printf '%%s\\n' "${FAST_START[@]}"
        %s
        """
            .formatted(jdk, target.resolve("stack-tool.jar"), SCRIPT, command, then);
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-p", "-c", script, SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.lines().toList();
  }

  /** Something that comes about beside the command. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void awaited(Condition condition) {
    Await.until(
        "the archive",
        Duration.ofSeconds(30),
        () -> {
          try {
            return condition.holds() ? Optional.empty() : Optional.of("not yet");
          } catch (IOException e) {
            return Optional.of(e.toString());
          }
        });
  }

  private long listed(String names) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(
              file ->
                  file.getFileSystem().getPathMatcher("glob:" + names).matches(file.getFileName()))
          .count();
    }
  }
}
