package com.foobar.tests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.secret.Secrets;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server has done what visitors want before it gets any. */
class WarmUpStackIT {
  /** As often as the tool asks for each address. */
  private static final int ROUNDS = 300;

  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  WarmUpStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @AfterEach
  void undeploy() {
    if (stack.isDeployed(EchoArchive.NAME)) {
      stack.run("undeploy", EchoArchive.NAME).requireSuccess();
    }
  }

  @Test
  void aServerThatIsDeployedToOrRestartedIsWarmBeforeItsFirstVisitor() throws Exception {
    Path inventory = warmedUpBy("/echo/echo?run=warm-up");
    stack.runOn(inventory, "deploy", EchoArchive.war().toString()).requireSuccess();
    for (String server : SERVERS) {
      assertThat(count(server, "warm-up")).as(server).isEqualTo(ROUNDS);
    }

    AtomicBoolean over = new AtomicBoolean();
    Thread visitors =
        new Thread(
            () -> {
              while (!over.get()) {
                site.get("/echo/echo?run=visitors&after=warm-up");
              }
            });
    visitors.start();
    try {
      stack.runOn(inventory, "fault", "restart", "server-1/wildfly").requireSuccess();
      await().until(() -> count("server-1", "visitors") > 0);
    } finally {
      over.set(true);
      visitors.join();
    }

    assertThat(count("server-1", "warm-up-before-visitors")).isEqualTo(ROUNDS);
    assertThat(stack.runOn(inventory, "status").requireSuccess().output())
        .doesNotContain(EchoArchive.NAME);
  }

  @Test
  void aWarmUpThatFailsKeepsNoServerOutAndIsTold() throws IOException {
    Path inventory = warmedUpBy("/echo/echo?run=broken&status=500", "/echo/echo?run=fine");

    CommandResult deploy =
        stack.runOn(inventory, "deploy", EchoArchive.war().toString()).requireSuccess();

    String warning = EchoArchive.NAME + ": GET /echo/echo?run=broken&status=500 answers 500";
    assertThat(deploy.errors()).contains("warning: " + warning);
    CommandResult status = stack.runOn(inventory, "status").requireSuccess();
    for (String server : SERVERS) {
      assertThat(status.output()).containsPattern("warm-up +" + server + ": \\Q" + warning);
      assertThat(count(server, "broken")).as(server).isBetween(1, 2);
      assertThat(count(server, "fine")).as(server).isEqualTo(ROUNDS);
      assertThat(site.visitor().movedTo(server).get("/echo/echo").require(200).body())
          .contains("uri: /echo/echo");
    }
  }

  @Test
  void aPurchaseIsRehearsedWithoutATrace() {
    Map<String, Long> before = rows();

    for (String server : SERVERS) {
      Answer rehearsed = rehearsal(stack.wildflyOf(server));
      assertThat(rehearsed.require(200).json().path("seats")).isNotEmpty();
      assertThat(rehearsed.header("Set-Cookie").orElse("")).doesNotContain("visitor");
    }

    // Others may buy meanwhile; nobody else is on the stage, whose numbers are below zero.
    assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    assertThat(rows()).isEqualTo(before);
    databases.awaitAgreement();
  }

  @Test
  void nobodyRehearsesFromOutside() {
    rehearsal(site).require(404);
    for (String server : SERVERS) {
      rehearsal(stack.nginxOf(server)).require(404);
      assertThat(
              stack
                  .wildflyOf(server)
                  .visitor()
                  .post("/api/rehearsals", "", "X-Warm-Up", "guess")
                  .require(404)
                  .problem())
          .isEqualTo("not-found");
    }
    assertThat(site.get("/api/openapi").body()).doesNotContain("rehearsal");
  }

  private Answer rehearsal(Site where) {
    return where
        .visitor()
        .post("/api/rehearsals", "", "X-Warm-Up", stack.context().secrets().get(Secrets.WARM_UP));
  }

  /** What there is of the stage, by table. */
  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    for (String where :
        List.of(
            "boxoffice.account WHERE id < 0",
            "boxoffice.venue WHERE id < 0",
            "boxoffice.seat WHERE id < 0",
            "boxoffice.event WHERE id < 0",
            "boxoffice.price_category WHERE id < 0",
            "boxoffice.event_seat WHERE event_id < 0",
            "boxoffice.hold WHERE event_id < 0",
            "boxoffice.orders WHERE event_id < 0",
            "boxoffice.ticket WHERE event_id < 0",
            "boxoffice.payment p WHERE NOT EXISTS (SELECT 1 FROM boxoffice.orders o WHERE o.id ="
                + " p.order_id)",
            "ledger.journal j WHERE NOT EXISTS (SELECT 1 FROM boxoffice.orders o WHERE o.id ="
                + " j.id)")) {
      rows.put(where, databases.number("SELECT COUNT(*) FROM " + where));
    }
    return rows;
  }

  private int count(String server, String name) {
    return Integer.parseInt(
        stack.wildflyOf(server).get("/echo/echo?count=" + name).require(200).body());
  }

  /** The stack's inventory, with what servers are asked before visitors of the echo are let in. */
  private Path warmedUpBy(String... addresses) throws IOException {
    Path file =
        Files.createDirectories(TestStack.TARGET.resolve("inventories")).resolve("warm-up.yaml");
    return Files.writeString(
        file,
        Files.readString(stack.inventoryFile())
            .replaceFirst(
                "(?m)^applications:.*\n",
                "applications:\n  - {file: stack-tests/target/archives/%s, warmUp: ['%s']}\n"
                    .formatted(EchoArchive.NAME, String.join("', '", addresses))));
  }
}
