package com.foobar.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.foobar.stack.StackException;
import com.foobar.stack.process.Await;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What everybody may rely on of a machine. It has an ordinary Debian's programs, Perl among them,
 * which stands for whoever listens there.
 */
abstract class MachineContract extends FilesContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One that the machine has, and on which this test may listen. */
  abstract String address();

  @Test
  void aCommandTellsHowItEndedAndWhatItPrinted() {
    Outcome outcome =
        machine().run(Command.of("sh", "-c", "echo out; echo trouble >&2; exit 3"), PATIENCE);

    assertThat(outcome).isEqualTo(new Outcome(3, "out\ntrouble\n"));
  }

  @Test
  void aCommandRunsInItsFolderWithItsInputAndItsEnvironmentAlone() {
    Command command =
        Command.of("sh", "-c", "pwd; cat; echo \"$GREETING $LC_ALL $JAVA_HOME$MAVEN_OPTS\"")
            .in(folder())
            .reading("given 'as it is'\n")
            .with(Map.of("GREETING", "grüße \"$HOME\""));

    assertThat(machine().run(command, PATIENCE).output())
        .isEqualTo(folder() + "\ngiven 'as it is'\ngrüße \"$HOME\" C.UTF-8 \n");
  }

  @Test
  void whatItPrintsGoesIntoItsFileInPlaceOfWhatWasThere() {
    HostPath log = folder().resolve("log/check.log");
    machine().write(log, "the time before\n");

    Outcome outcome =
        machine().run(Command.of("seq", "1", "30").in(folder()).printingInto(log), PATIENCE);

    assertThat(machine().read(log).orElseThrow().lines()).hasSize(30).first().isEqualTo("1");
    assertThat(outcome.output().lines()).hasSize(20).last().isEqualTo("30");
  }

  @Test
  void aCommandThatHasToSucceedSaysWhyItDidNot() {
    Command command =
        Command.of("sh", "-c", "echo unknown keyword >&2; exit 1")
            .printingInto(folder().resolve("check.log"));

    assertThatThrownBy(() -> machine().require("h/nginx: checking", command))
        .isInstanceOf(StackException.class)
        .hasMessageContainingAll(
            "h/nginx: checking failed (exit code 1)",
            folder().resolve("check.log").toString(),
            "    unknown keyword");
    assertThatThrownBy(() -> machine().require("looking", Command.of("/no/such/program")))
        .isInstanceOf(StackException.class)
        .hasMessageContainingAll("looking", "/no/such/program");
  }

  @Test
  void aCommandThatDoesNotEndIsEndedWithWhatItHasStarted() {
    HostPath pid = folder().resolve("pid");
    Command command = Command.of("sh", "-c", "sleep 600 & echo $! > \"$0\"; wait", pid.toString());

    assertThatThrownBy(() -> machine().run(command, Duration.ofSeconds(1)))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("has not ended after 1 s");

    awaitEnd(Long.parseLong(machine().read(pid).orElseThrow().strip()));
  }

  @Test
  void whatIsStartedGoesOnInASessionOfItsOwn() {
    HostPath log = folder().resolve("log/started.log");
    HostPath pid = folder().resolve("pid");

    machine()
        .start(
            Command.of("sh", "-c", "echo $$ > \"$0\"; echo here; exec sleep 600", pid.toString())
                .printingInto(log));

    Await.until(
        "start", PATIENCE, () -> missing(machine().read(log).equals(Optional.of("here\n"))));
    long started = Long.parseLong(machine().read(pid).orElseThrow().strip());
    try {
      assertThat(machine().process(started).orElseThrow().leadsItsSession()).isTrue();
      assertThat(machine().printingInto(log)).extracting(ProcessStat::pid).contains(started);
    } finally {
      assertThat(machine().signal("KILL", started)).isTrue();
    }
    Await.until("end", PATIENCE, () -> missing(!machine().signal("0", started)));
  }

  @Test
  void processesAreToldAsTheKernelKnowsThem() {
    HostPath child = folder().resolve("child");
    HostPath parent = folder().resolve("parent");
    machine()
        .start(
            Command.of(
                "sh",
                "-c",
                "sleep 600 & echo $! > \"$0\"; echo $$ > \"$1\"; wait",
                child.toString(),
                parent.toString()));
    Await.until("start", PATIENCE, () -> missing(machine().exists(parent)));
    long worker = Long.parseLong(machine().read(child).orElseThrow().strip());
    long master = Long.parseLong(machine().read(parent).orElseThrow().strip());
    try {
      assertThat(machine().children(master)).extracting(ProcessStat::pid).containsExactly(worker);
      assertThat(machine().processes()).extracting(ProcessStat::pid).contains(worker, master);
      assertThat(machine().processes(List.of(worker, Long.MAX_VALUE)))
          .extracting(ProcessStat::parent, ProcessStat::group)
          .containsExactly(tuple(master, master));
      ProcessStat stat = machine().process(worker).orElseThrow();
      assertThat(stat.uptime(machine().facts())).isBetween(Duration.ofSeconds(-1), PATIENCE);
      assertThat(stat.began(machine().facts()))
          .isBetween(Instant.now().minus(PATIENCE), Instant.now().plusSeconds(3));
    } finally {
      machine().signal("KILL", -master);
    }
    awaitEnd(worker);
  }

  @Test
  void itsFactsAreItsOwn() {
    Facts facts = machine().facts();

    assertThat(facts.bootId()).matches("[0-9a-f-]{36}");
    assertThat(facts.clock())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(Duration.between(facts.booted(), facts.clock()).minus(facts.uptime()).abs())
        .isLessThan(Duration.ofSeconds(5));
    assertThat(facts.memoryBytes()).isGreaterThan(1L << 28);
    assertThat(facts.architecture())
        .isEqualTo(machine().run(Command.of("uname", "-m"), PATIENCE).output().strip());
    assertThat(machine().freeBytes(folder().resolve("to/come"))).isPositive();
  }

  @Test
  void aSocketIsTalkedWithAndGivenUpWhenNothingComes() throws IOException {
    HostPath socket = folder().resolve("s");
    HostPath pid = folder().resolve("pid");
    start(
        pid,
        "use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Local => $ARGV[1], Listen => 5);"
            + " ready(); while (my $c = $s->accept) { my $q = <$c>; next if $q eq \"hush\\n"
            + "\" && push @kept, $c; print $c \"you said $q\"; close $c }",
        socket.toString());
    try {
      assertThat(ask(socket, "hello\n", PATIENCE)).isEqualTo("you said hello\n");
      assertThatThrownBy(() -> ask(socket, "hush\n", Duration.ofSeconds(1)))
          .isInstanceOf(IOException.class)
          .hasMessage("nothing came for 1 s");
    } finally {
      end(pid);
    }
    assertThatThrownBy(() -> ask(socket, "hello\n", PATIENCE)).isInstanceOf(IOException.class);
  }

  private String ask(HostPath socket, String question, Duration patience) throws IOException {
    try (ByteChannel channel = machine().connect(socket, patience)) {
      channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
      StringBuilder answer = new StringBuilder();
      ByteBuffer buffer = ByteBuffer.allocate(5);
      while (channel.read(buffer) >= 0) {
        answer.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        buffer.clear();
      }
      return answer.toString();
    }
  }

  @Test
  void aPortHasAWayToItAndAnOwner() throws IOException {
    HostPath pid = folder().resolve("pid");
    HostPath port = folder().resolve("port");
    start(
        pid,
        "use IO::Socket::INET; my $s = IO::Socket::INET->new(LocalAddr => $ARGV[2], LocalPort => 0,"
            + " ReuseAddr => 1, Listen => 5); open my $f, '>', $ARGV[1]; print $f $s->sockport;"
            + " close $f; ready(); while (my $c = $s->accept) { print $c \"hello\\n"
            + "\"; close $c }",
        port.toString(),
        address());
    int listens = Integer.parseInt(machine().read(port).orElseThrow());
    long owner = Long.parseLong(machine().read(pid).orElseThrow().strip());
    try {
      assertThat(machine().portOwner(address(), listens).orElseThrow())
          .startsWith("pid %d (".formatted(owner))
          .contains("perl");
      if (isReached()) {
        assertThat(said(machine().way(address(), listens))).isEqualTo("hello\n");
        assertThat(machine().takesConnections(address(), listens, PATIENCE)).isTrue();
      }
    } finally {
      end(pid);
    }
    assertThat(machine().takesConnections(address(), listens, PATIENCE)).isFalse();
    assertThat(machine().portOwner(address(), listens)).isEmpty();
  }

  /** Whether this test is where a controller would be. */
  boolean isReached() {
    return true;
  }

  private static String said(Way way) throws IOException {
    try (Socket socket = new Socket(way.address(), way.port())) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void start(HostPath pid, String perl, String... arguments) {
    String ready =
        " sub ready { open my $f, '>', \"$ARGV[0].tmp\"; print $f $$; close $f; rename"
            + " \"$ARGV[0].tmp\", $ARGV[0] }";
    List<String> argv = new ArrayList<>(List.of("perl", "-e", perl + ready, pid.toString()));
    argv.addAll(List.of(arguments));
    machine().start(Command.of(argv).printingInto(folder().resolve("perl.log")));
    Await.until(
        "perl",
        PATIENCE,
        () ->
            machine().exists(pid)
                ? Optional.empty()
                : machine().read(folder().resolve("perl.log")).or(() -> Optional.of("not yet")));
  }

  private void end(HostPath pid) {
    long started = Long.parseLong(machine().read(pid).orElseThrow().strip());
    machine().signal("KILL", started);
    awaitEnd(started);
  }

  private void awaitEnd(long pid) {
    Await.until("end", PATIENCE, () -> missing(machine().process(pid).isEmpty()));
  }

  private static Optional<String> missing(boolean condition) {
    return condition ? Optional.empty() : Optional.of("not yet");
  }
}
