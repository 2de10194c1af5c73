package com.foobar.stack.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.plan.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a WildFly and a JDK that only do what the script asks of them, and write down that. */
class ClassArchiveTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPT = ROOT.resolve("stack-tool/src/main/sh/class-archive");

  @TempDir private Path folder;

  private Path jdk;
  private Path wildfly;
  private Path archive;

  @BeforeEach
  void makePrograms() throws IOException {
    jdk = folder.resolve("jdk");
    wildfly = folder.resolve("programs/wildfly-1");
    archive = folder.resolve("programs/wildfly-1-abc.jsa");
    Files.createDirectories(wildfly.resolve("modules/system/layers/base/jakarta"));
    Files.createDirectories(wildfly.resolve("standalone/configuration"));
    program(wildfly.resolve("bin/jboss-cli.sh"), "exit 0");
    program(jdk.resolve("bin/javac"), "exit 0");
    jvm("printf classes >\"${1#-XX:ArchiveClassesAtExit=}\"");
  }

  @Test
  void thereIsOneForEachWildflyJdkAndTraining() throws IOException {
    Path project = folder.resolve("project");
    Path training = project.resolve("server-config/training/training.cli");
    write(project.resolve("stack-tool/src/main/sh/class-archive"), "make it");
    write(training, "deploy");
    Layout layout = new Layout(project, folder.resolve("state"), folder.resolve("run"));

    Path path = ClassArchive.of(layout, wildfly, "17.0.15").path();

    assertThat(path.getParent()).isEqualTo(wildfly.getParent());
    assertThat(path.getFileName().toString()).matches("wildfly-1-[0-9a-f]{8}\\.jsa");
    assertThat(ClassArchive.of(layout, wildfly, "17.0.15").path()).isEqualTo(path);
    assertThat(ClassArchive.of(layout, wildfly, "17.0.16").path()).isNotEqualTo(path);
    assertThat(ClassArchive.of(layout, wildfly.resolveSibling("wildfly-2"), "17.0.15").path())
        .isNotEqualTo(path);
    write(training, "deploy something else");
    assertThat(ClassArchive.of(layout, wildfly, "17.0.15").path()).isNotEqualTo(path);
  }

  @Test
  void itIsMadeOnceAndAgainForATreeThatIsNewer() throws IOException {
    assertThat(make()).isZero();
    assertThat(archive).hasContent("classes");

    jvm("printf others >\"${1#-XX:ArchiveClassesAtExit=}\"");
    assertThat(make()).isZero();
    assertThat(archive).hasContent("classes");

    Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
    assertThat(make()).isZero();
    assertThat(archive).hasContent("others");
    assertThat(leftovers()).isZero();
  }

  @Test
  void oneThatCannotBeMadeIsEmptyAndNotTriedAgain() throws IOException {
    jvm("printf half >\"${1#-XX:ArchiveClassesAtExit=}\"; exit 1");

    assertThat(make()).isNotZero();

    assertThat(archive).isEmptyFile();
    assertThat(leftovers()).isZero();
    jvm("printf classes >\"${1#-XX:ArchiveClassesAtExit=}\"");
    assertThat(make()).isZero();
    assertThat(archive).isEmptyFile();
  }

  @Test
  void whoComesSecondLeavesItToTheFirst() throws IOException {
    Path lock = archive.resolveSibling(archive.getFileName() + ".lock");
    Files.createFile(lock);
    int exit =
        run(
            "flock",
            lock.toString(),
            SCRIPT.toString(),
            jdk.toString(),
            wildfly.toString(),
            archive.toString());

    assertThat(exit).isZero();
    assertThat(archive).doesNotExist();
  }

  /** The session that the training's WildFly is configured by has nothing left to fill in. */
  @Test
  void theScriptsOfATrainingKnowNothingOfAnInstallation() throws IOException {
    program(
        wildfly.resolve("bin/jboss-cli.sh"),
        "cp \"${1#--file=}\" '%s'".formatted(folder.resolve("session.cli")));

    assertThat(make()).isZero();

    assertThat(folder.resolve("session.cli"))
        .content()
        .contains("/subsystem=foobar:add", "/deployment=training.war:add")
        .doesNotContain("{{");
  }

  private int make() throws IOException {
    return run(SCRIPT.toString(), jdk.toString(), wildfly.toString(), archive.toString());
  }

  private int run(String... argv) throws IOException {
    try {
      return new ProcessBuilder(argv)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Beside the tree, the archive and its lock. */
  private long leftovers() throws IOException {
    try (var files = Files.list(archive.getParent())) {
      return files.count() - 3;
    }
  }

  private void jvm(String body) throws IOException {
    program(jdk.resolve("bin/java"), body);
  }

  private static void program(Path path, String body) throws IOException {
    write(path, "#!/bin/sh\n" + body + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
