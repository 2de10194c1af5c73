package com.foobar.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.command.Changes.What;
import com.foobar.stack.state.HistoryEntry;
import com.foobar.stack.state.HistoryEntry.Ending;
import com.foobar.stack.state.HistoryEntry.State;
import com.foobar.stack.state.HistoryFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** What belongs into the history, and in which words. */
class RecorderTest {
  private static final String INVENTORY =
      """
      name: nobody
      site: {domain: www.foobar.com, listen: [127.17.99.10], port: 8080}
      hosts:
        - {name: lb, address: 127.17.99.10, roles: [balancer]}
        - {name: server-1, address: 127.17.99.1, roles: [server], groupAddress: "127.0.0.1:27991"}
        - {name: server-2, address: 127.17.99.2, roles: [server], groupAddress: "127.0.0.1:27992"}
        - {name: ops, address: 127.17.99.3, roles: [witness], groupAddress: "127.0.0.1:27993"}
      """;

  @TempDir private Path root;
  private final String before = System.getProperty("foobar.root");

  @BeforeEach
  void aPlaceOfItsOwn() throws IOException {
    System.setProperty("foobar.root", root.toString());
    Files.writeString(root.resolve("nobody.yaml"), INVENTORY);
  }

  @AfterEach
  void thePlaceBefore() {
    if (before == null) {
      System.clearProperty("foobar.root");
    } else {
      System.setProperty("foobar.root", before);
    }
  }

  @Test
  void aFailureIsWrittenDownHereAndAtItsHost() throws IOException {
    aStack();

    assertThat(run("fault", "kill", "server-1/wildfly")).isOne();

    assertThat(entries(state()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.command())
                  .startsWith("./stack fault kill")
                  .contains("server-1/wild");
              assertThat(entry.state()).isEqualTo(State.FAILED);
              assertThat(entry.by().user()).isEqualTo(System.getProperty("user.name"));
              assertThat(entry.hosts()).containsExactly("server-1");
              Ending ending = entry.ending().orElseThrow();
              assertThat(ending.exitCode()).contains(1);
              assertThat(ending.message().orElseThrow())
                  .contains("server-1/wildfly is not running");
            });
    assertThat(entries(state().resolve("hosts/server-1"))).isEqualTo(entries(state()));
    assertThat(state().resolve("hosts/server-2")).doesNotExist();
  }

  @Test
  void whatOnlyLooksIsNotWrittenDown() throws IOException {
    aStack();

    run("logs", "server-1");
    run("history");
    run("up", "--dry-run");

    assertThat(state().resolve("history.jsonl")).doesNotExist();
  }

  @Test
  void whereThereIsNoStackNothingIsMade() {
    run("fault", "kill", "server-1/wildfly");
    run("deploy", "shop.war");
    run("down", "--purge");

    assertThat(root.resolve(".stack")).doesNotExist();
  }

  @Test
  void aFullDiskKeepsNoCommandFromItsWork() throws IOException {
    aStack();
    Files.createSymbolicLink(state().resolve("history.jsonl"), Path.of("/dev/full"));

    String errors = errorsOf(() -> assertThat(run("fault", "kill", "server-1/wildfly")).isOne());

    assertThat(errors)
        .containsOnlyOnce("is not in the history")
        .contains("No space left", "server-1/wildfly is not running");
  }

  private Path state() {
    return root.resolve(".stack/nobody");
  }

  private void aStack() throws IOException {
    Files.createDirectories(state());
    Files.createFile(state().resolve("lock"));
  }

  private int run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        command[0].equals("fault") ? 2 : 1,
        List.of("--inventory", root.resolve("nobody.yaml").toString()));
    return StackCommand.execute(arguments.toArray(String[]::new));
  }

  private static String errorsOf(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static List<HistoryEntry> entries(Path folder) {
    return new HistoryFile(folder.resolve("history.jsonl")).entries();
  }

  @Test
  void everyCommandSaysWhetherItChangesAnything() {
    List<CommandLine> commands = commands(StackCommand.withAll());

    assertThat(commands).hasSizeGreaterThan(15);
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(Recorder.changes(command.getCommandSpec()))
                    .as(command.getCommandSpec().qualifiedName())
                    .isPresent());
  }

  @Test
  void everyCommandThatChangesSomethingSaysWhichStack() {
    assertThat(commands(StackCommand.withAll()))
        .filteredOn(
            command ->
                Recorder.changes(command.getCommandSpec()).orElseThrow().value() != What.NOTHING)
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().optionsMap())
                    .as(command.getCommandSpec().qualifiedName())
                    .containsKey("--inventory"));
  }

  @Test
  void whatIsWrittenDownIsTheCommandWithoutWhatMayBeASecret() {
    assertThat(text("deploy", "--patience", "5", "/tmp/a b.war"))
        .isEqualTo("./stack deploy --patience=5 '/tmp/a b.war'");
    assertThat(text("fault", "restart", "server-1/wildfly"))
        .isEqualTo("./stack fault restart server-1/wildfly");
    assertThat(text("down", "--purge")).isEqualTo("./stack down --purge");
    assertThat(text("sql", "ops", "-e", "ALTER USER ada IDENTIFIED BY 'secret'"))
        .isEqualTo("./stack sql ops -e=***");
    assertThat(text("exec", "server-1", "--", "mysql", "--password=secret", "-e", "secret"))
        .isEqualTo("./stack exec server-1 mysql ***");
    assertThat(text("exec", "server-1", "--", "ls")).isEqualTo("./stack exec server-1 ls");
  }

  private static String text(String... arguments) {
    ParseResult parsed = StackCommand.withAll().parseArgs(arguments);
    return CommandText.of(parsed);
  }

  /** Those that do something, and do not merely have others below them. */
  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> commands = new ArrayList<>();
    for (CommandLine each : command.getSubcommands().values()) {
      if (each.getCommand() instanceof HelpCommand) {
        continue;
      }
      if (each.getSubcommands().values().stream()
          .allMatch(below -> below.getCommand() instanceof HelpCommand)) {
        commands.add(each);
      } else {
        commands.addAll(commands(each));
      }
    }
    return commands;
  }
}
