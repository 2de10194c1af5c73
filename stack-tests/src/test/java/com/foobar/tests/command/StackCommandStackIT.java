package com.foobar.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The stack command on a running stack. */
class StackCommandStackIT {
  private final TestStack stack;

  StackCommandStackIT(TestStack stack) {
    this.stack = stack;
  }

  @Test
  void statusTellsOfEveryServiceAndThePrimary() {
    JsonNode status = stack.settledStatus("--json").requireSuccess().json();

    assertThat(status.at("/problems")).isEmpty();
    assertThat(status.at("/site/url").asText()).isEqualTo(stack.inventory().site().url());
    assertThat(states(status))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("lb/haproxy", "running"),
                Map.entry("lb-2/haproxy", "running"),
                Map.entry("ops/mysql", "running"),
                Map.entry("server-1/database-door", "running"),
                Map.entry("server-1/mysql", "running"),
                Map.entry("server-1/nginx", "running"),
                Map.entry("server-1/wildfly", "running"),
                Map.entry("server-2/database-door", "running"),
                Map.entry("server-2/mysql", "running"),
                Map.entry("server-2/nginx", "running"),
                Map.entry("server-2/wildfly", "running")));
    for (JsonNode host : status.get("hosts")) {
      String address = stack.host(host.get("name").asText()).address();
      assertThat(host.get("address").asText()).isEqualTo(address);
      for (JsonNode service : host.get("services")) {
        assertThat(ProcessHandle.of(service.get("pid").asLong())).isPresent();
        assertThat(service.get("address").asText()).startsWith(address + ":");
        assertThat(service.get("uptimeSeconds").asLong()).isNotNegative();
        assertThat(Path.of(service.get("log").asText())).exists();
      }
    }
    assertThat(status.at("/database/primary").asText()).matches("server-[12]");
    assertThat(status.at("/database/members")).hasSize(3);
    assertThat(status.at("/database/members"))
        .allSatisfy(member -> assertThat(member.get("state").asText()).isEqualTo("ONLINE"));
    assertThat(status.at("/database/members"))
        .extracting(member -> member.get("role").asText())
        .containsExactlyInAnyOrder("PRIMARY", "SECONDARY", "SECONDARY");
  }

  @Test
  void bothWildflysAreOneCluster() throws IOException {
    for (String server : List.of("server-1", "server-2")) {
      Path log = stack.layout().log(stack.service(server, WildflyNode.NAME));
      assertThat(log).content().containsPattern("view \\[server-[12][^|\\]]*\\|\\d+] \\(2\\)");
    }
  }

  @Test
  void logsShowTheEndOfAServicesOwn() throws IOException {
    CommandResult logs = stack.run("logs", "server-1/wildfly").requireSuccess();

    List<String> written =
        Files.readAllLines(stack.layout().log(stack.service("server-1", WildflyNode.NAME)));
    assertThat(logs.output().lines()).isNotEmpty().isSubsetOf(written);
  }

  @Test
  void upAgainChangesNothing() {
    Map<String, Long> before = pids();

    stack.up();

    assertThat(pids()).isEqualTo(before);
  }

  @Test
  void upMendsWhatIsDown() {
    Map<String, Long> before = pids();
    stack.kill("server-2/nginx");
    stack.kill("server-1/database-door");
    JsonNode status = stack.run("status", "--json").json();
    assertThat(states(status)).containsEntry("server-2/nginx", "failed");
    CommandResult broken = stack.run("status");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.output())
        .contains("server-2/nginx: its process is gone")
        .contains("server-1/database-door: its process is gone");

    stack.up();

    Map<String, Long> after = pids();
    assertThat(after.get("server-2/nginx")).isNotEqualTo(before.get("server-2/nginx"));
    assertThat(after.get("server-1/wildfly")).isEqualTo(before.get("server-1/wildfly"));
    stack.run("status").requireSuccess();
  }

  /** As a command leaves it that was killed, and as a reload leaves it that did not come about. */
  @Test
  void statusNamesWhatKeepsAServerFromItsVisitors() throws IOException {
    stack.settledStatus().requireSuccess();
    HaproxySocket balancer =
        new HaproxySocket(
            stack.layout().run(stack.service("lb", EdgeBalancer.NAME)).resolve("haproxy.sock"));
    balancer.setState("servers", "server-2", "maint");
    Path site =
        stack.layout().conf(stack.service("server-1", NginxServer.NAME)).resolve("sites/site.conf");
    Files.setLastModifiedTime(site, FileTime.from(Instant.now()));

    // What was written just now may be about to be read, so that it takes a while to be noticed.
    CommandResult broken =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () -> stack.run("status", "--json"),
                status -> status.output().contains("an old configuration"));
    stack.up();

    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.json().at("/hosts"))
        .filteredOn(host -> host.get("name").asText().equals("server-2"))
        .hasSize(1)
        .allSatisfy(host -> assertThat(host.at("/traffic/lb").asText()).isEqualTo("MAINT"));
    assertThat(broken.output())
        .contains("server-2: lb sends it no requests: it was taken out (in maintenance)")
        .contains("server-1/nginx: it serves an old configuration: site.conf");
    stack.run("status").requireSuccess();
  }

  @Test
  void aPausedServiceGoesOn() {
    Map<String, Long> before = pids();
    stack.run("fault", "pause", "server-2/nginx").requireSuccess();
    assertThat(states(stack.run("status", "--json").json()))
        .containsEntry("server-2/nginx", "paused");

    stack.run("fault", "resume", "server-2/nginx").requireSuccess();

    assertThat(pids()).isEqualTo(before);
    stack.nginxOf("server-2").get("/").require(200);
  }

  @Test
  void aSecondUpSaysThatOneIsAtWorkAndTheFirstWhatItLeavesWhenItIsInterrupted() {
    stack.kill("ops/mysql");
    RunningCommand first = stack.begin("up");
    try {
      Path lock = stack.layout().lock();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.readString(lock).contains("pid " + first.process().pid()));

      CommandResult second = stack.run("up");
      first.process().destroy();
      CommandResult interrupted = first.await();

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.errors())
          .contains("another command is at work")
          .contains("./stack up")
          .contains(String.valueOf(first.process().pid()));
      assertThat(interrupted.exitCode()).isEqualTo(128 + 15);
      assertThat(interrupted.errors()).contains("interrupted", "until ./stack up is run again");
    } finally {
      stack.up();
    }
  }

  @Test
  void aTakenPortIsNamedWithWhoHasIt() throws IOException {
    stack.kill("server-2/nginx");
    InetAddress address = InetAddress.getByName(stack.host("server-2").address());
    int port = stack.inventory().ports().nginx();
    CommandResult up;
    try (ServerSocket taken = new ServerSocket(port, 1, address)) {
      assertThat(taken.isBound()).isTrue();
      up = stack.run("up");
    } finally {
      stack.up();
    }

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.errors())
        .contains("server-2/nginx")
        .contains(address.getHostAddress() + ":" + port)
        .contains("pid " + ProcessHandle.current().pid())
        .contains("another address or port in " + stack.inventoryFile());
  }

  /** It stays out of the running service's way, and `up` says so until it is mended. */
  @Test
  void aConfigurationThatItsProgramRefusesChangesNothing() throws IOException {
    Path file =
        stack.layout().conf(stack.service("server-1", WildflyNode.NAME)).resolve("jvm.options");
    String current = Files.readString(file);
    Map<String, Long> before = pids();
    Path wrong = TestStack.TARGET.resolve("inventories/wrong-option.yaml");
    Files.createDirectories(wrong.getParent());
    Files.writeString(
        wrong,
        Files.readString(stack.balancedBy("roundrobin", "active-active"))
            .replaceAll("(?m)^jvmOptions: .*", "")
            .concat("\njvmOptions: ['-XX:+NoSuchOption']\n"));

    for (int attempt = 1; attempt <= 2; attempt++) {
      CommandResult up = stack.runOn(wrong, "up");
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.errors())
          .contains("server-1/wildfly: checking its configuration", "NoSuchOption");
      assertThat(file).hasContent(current);
    }
    stack.up();
    assertThat(pids()).isEqualTo(before);
  }

  @Test
  void aHostsProgramsRunAsOnThatHost() {
    CommandResult exec =
        stack
            .run("exec", "server-1", "--", "sh", "-c", "echo $HOST_NAME $HOST_ADDRESS; haproxy -v")
            .requireSuccess();

    assertThat(exec.output())
        .contains("server-1 " + stack.host("server-1").address())
        .contains("HAProxy version 3");
    assertThat(stack.run("exec", "server-1", "--", "sh", "-c", "exit 7").exitCode()).isEqualTo(7);
  }

  @Test
  void whatIsMeantByNobodyIsExplained() {
    CommandResult host = stack.run("logs", "server-7");
    CommandResult service = stack.run("fault", "kill", "lb/wildfly");

    assertThat(host.exitCode()).isEqualTo(1);
    assertThat(host.errors()).contains("server-7").contains("server-1");
    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.errors()).contains("wildfly").contains("haproxy");
  }

  /** By the launcher, as a person calls it: whoever calls, the plan is the same. */
  @Test
  void aCallersSurroundingsChangeNothing() throws Exception {
    String plan = launched(Map.of(), "exec \"$@\"");
    assertThat(plan).contains("=== server-2/wildfly on ");

    assertThat(launched(Map.of("LC_ALL", "C", "LANG", ""), "exec \"$@\"")).isEqualTo(plan);
    assertThat(
            launched(
                Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG"), "exec \"$@\""))
        .isEqualTo(plan);
    Map<String, String> odd =
        Map.of(
            "_JAVA_OPTIONS", "-Xnonsense",
            "JDK_JAVA_OPTIONS", "-Xnonsense",
            "BASH_ENV", "/nonexistent",
            "CDPATH", "/tmp:/",
            "LD_LIBRARY_PATH", "/nonexistent",
            "GREP_OPTIONS", "--color=always",
            "TMPDIR", "/nonexistent");
    assertThat(launched(odd, "umask 0777; cd /; exec \"$@\" <&-")).isEqualTo(plan);
    assertThat(launched(Map.of("XDG_CACHE_HOME", "relative"), "unset HOME PATH; exec \"$@\""))
        .contains("=== server-2/wildfly on ");
  }

  private String launched(Map<String, String> environment, String script) throws Exception {
    Path errors = Files.createTempFile("launched-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "-c",
                script,
                "bash",
                TestStack.ROOT.resolve("stack").toString(),
                "up",
                "--dry-run",
                "--inventory",
                stack.inventoryFile().toString())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> read(errors)).isZero();
    Files.delete(errors);
    return output;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void thePlanIsPrintedWithoutPasswords() {
    CommandResult plan = stack.run("up", "--dry-run").requireSuccess();

    assertThat(plan.output()).contains("server-1").contains("wildfly");
    for (String secret : new String[] {"mysql.admin", "wildfly.admin", "database.boxoffice.app"}) {
      assertThat(plan.output()).doesNotContain(stack.context().secrets().get(secret));
    }
  }

  @Test
  void passwordsAreTheirOwnersAlone() throws IOException {
    List<Path> files =
        new ArrayList<>(List.of(stack.layout().secrets(), stack.layout().credentials()));
    for (Service component : Services.installed().inOrder()) {
      for (Host host : stack.inventory().hosts()) {
        if (component.runsOn(host)) {
          component.plan(stack.context(), host).files().forEach(file -> files.add(file.path()));
        }
      }
    }

    for (Path file : files) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  private static Map<String, String> states(JsonNode status) {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode host : status.get("hosts")) {
      for (JsonNode service : host.get("services")) {
        states.put(
            host.get("name").asText() + "/" + service.get("name").asText(),
            service.get("state").asText());
      }
    }
    return states;
  }

  private Map<String, Long> pids() {
    Map<String, Long> pids = new TreeMap<>();
    for (JsonNode host : stack.run("status", "--json").json().get("hosts")) {
      for (JsonNode service : host.get("services")) {
        pids.put(
            host.get("name").asText() + "/" + service.get("name").asText(),
            service.get("pid").asLong());
      }
    }
    return pids;
  }
}
