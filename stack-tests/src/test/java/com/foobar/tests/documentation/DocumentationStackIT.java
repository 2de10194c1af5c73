package com.foobar.tests.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents say can be typed, typed: in a folder that looks as the project does to
 * somebody whose {@code inventory/local.yaml} is the tests' stack.
 */
class DocumentationStackIT {
  private static final List<String> DOCUMENTS = List.of("README.md", "docs/runbook.md");

  /** Not the project's, or made anew below. */
  private static final Set<String> LEFT_OUT = Set.of("stack", ".stack", ".git");

  private static final int LONGEST_MINUTES = 10;

  @TempDir private static Path folder;

  private final TestStack stack;

  DocumentationStackIT(TestStack stack) {
    this.stack = stack;
  }

  static Stream<MarkedBlock> blocks() throws IOException {
    List<MarkedBlock> blocks = new ArrayList<>();
    for (String document : DOCUMENTS) {
      blocks.addAll(MarkedBlock.of(TestStack.ROOT.resolve(document)));
    }
    return blocks.stream();
  }

  @BeforeAll
  static void makeAProject(TestStack stack) throws IOException {
    try (Stream<Path> files = Files.list(TestStack.ROOT)) {
      for (Path file : files.filter(file -> !LEFT_OUT.contains(name(file))).toList()) {
        Files.createSymbolicLink(folder.resolve(name(file)), file);
      }
    }
    Files.createDirectory(folder.resolve(".stack"));
    Files.createSymbolicLink(
        folder.resolve(".stack/local"),
        TestStack.ROOT.resolve(".stack").resolve(stack.inventory().name()));
    Files.writeString(
        folder.resolve("stack"),
        """
        #!/bin/bash
        # The inventory after the verb, and before a "--" behind which everything is another program's.
        verb=1; [[ $1 != fault ]] || verb=2
        exec '%s' "${@:1:verb}" --inventory '%s' "${@:verb + 1}"
        """
            .formatted(TestStack.ROOT.resolve("stack"), stack.inventoryFile()));
    Files.setPosixFilePermissions(
        folder.resolve("stack"), PosixFilePermissions.fromString("rwx------"));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void itsCommandsDoWhatItSays(MarkedBlock block) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process bash =
        new ProcessBuilder("bash", "-e", "-c", atTheTestsAddresses(block.script()))
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(bash.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      bash.destroyForcibly();
    }

    String said = Files.readString(output);
    System.out.printf("%s%n%s%s", block, block.script(), said);
    assertThat(bash.exitValue())
        .as("%s%n%s%s", block, block.script(), said)
        .isEqualTo(block.exitCode());
  }

  /** Those of each host; and localhost, which is the first balancer's of the local stack alone. */
  private String atTheTestsAddresses(String script) {
    Inventory local = InventoryReader.read(TestStack.ROOT.resolve("inventory/local.yaml"));
    String there = script;
    for (Host host : local.hosts()) {
      there =
          there.replaceAll(
              "(?<![\\d.])" + host.address().replace(".", "\\.") + "(?![\\d.])",
              stack.host(host.name()).address());
    }
    return there.replace("http://localhost:8080", stack.inventory().site().url());
  }
}
