package com.foobar.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.RecoveryNode;
import com.foobar.stack.service.wildfly.ServerConfiguration;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROGRAMS = Path.of("/programs");

  @TempDir private Path folder;

  private final Inventory inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));

  @Test
  void theSameInventoryGivesTheSamePlan() {
    assertThat(plans(context(inventory))).isEqualTo(plans(context(inventory)));
  }

  @Test
  void everyHostHasTheServicesOfItsRoles() {
    assertThat(plans(context(inventory)).stream().map(plan -> plan.id().toString()))
        .containsExactlyInAnyOrder(
            "lb/haproxy",
            "lb-2/haproxy",
            "server-1/mysql",
            "server-1/database-door",
            "server-1/wildfly",
            "server-1/nginx",
            "server-2/mysql",
            "server-2/database-door",
            "server-2/wildfly",
            "server-2/nginx",
            "ops/mysql");
  }

  @Test
  void noTwoServicesListenOnTheSamePort() {
    assertThat(plans(context(inventory)).stream().flatMap(plan -> plan.listens().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void noSecretIsOnACommandLine() {
    for (ServicePlan plan : plans(context(inventory))) {
      assertThat(plan.argv()).noneMatch(argument -> argument.contains("secret-"));
      assertThat(plan.environment().values()).noneMatch(value -> value.contains("secret-"));
    }
  }

  @Test
  void everyTemplateIsFilledInCompletely() {
    for (ServicePlan plan : plans(context(inventory))) {
      for (RenderedFile file : plan.files()) {
        assertThat(file.content()).as(file.path().toString()).doesNotContain("{{", "}}");
      }
    }
  }

  @Test
  void theApplicationsPasswordReachesWildflyOnly() {
    Map<Boolean, List<String>> byKnowledge =
        plans(context(inventory)).stream()
            .collect(
                Collectors.partitioningBy(
                    plan ->
                        plan.files().stream()
                            .anyMatch(f -> f.content().contains("secret-database.boxoffice.app")),
                    Collectors.mapping(plan -> plan.id().service(), Collectors.toList())));

    assertThat(byKnowledge.get(true)).containsOnly(WildflyNode.NAME);
  }

  @Test
  void theServersConfigurationHoldsNoSecretAndNothingOfOneNode() {
    String session = new ServerConfiguration(context(inventory)).session();

    assertThat(session).doesNotContain("secret-").contains("BoxOfficePrimaryXA", "LedgerReplicaXA");
    assertThat(session).startsWith("embed-server ").endsWith("stop-embedded-server\n");
  }

  @Test
  void aDatabaseOfATeamGetsItsDatasourcesAndUsersFromOneLine() throws IOException {
    Inventory withShop = changed("databases:", "databases:\n  - name: shop\n");

    assertThat(new ServerConfiguration(context(withShop)).session())
        .contains("ShopPrimaryXA", "ShopReplicaXA");
    assertThat(context(withShop).renderShared("mysql/grants.sql"))
        .contains("CREATE SCHEMA IF NOT EXISTS `shop`", "'shop_app'@'%'", "'shop_read'@'%'");
  }

  /** Two servers with each other's marks would roll back each other's transactions. */
  @Test
  void linesThatAreReorderedOrInsertedChangeNoServersMarks() throws IOException {
    Identities given = context(inventory).identities();
    String first =
        "  - name: server-0\n"
            + "    address: 127.1.0.9\n"
            + "    roles: [server]\n"
            + "    groupAddress: 127.0.0.1:24909\n";
    Inventory more = changed("hosts:\n", "hosts:\n" + first);
    PlanContext later = context(more, given.with(more.members()));

    for (Host server : inventory.applicationServers()) {
      assertThat(marks(new WildflyNode().plan(later, server)))
          .isEqualTo(marks(new WildflyNode().plan(context(inventory), server)))
          .hasSize(2);
      assertThat(serverId(later, server)).isEqualTo(serverId(context(inventory), server));
    }
    assertThat(serverId(later, more.host("server-0").orElseThrow())).isEqualTo("4");
    assertThat(later.nodeIdentifier(more.host("server-0").orElseThrow())).isEqualTo("node4");
  }

  @Test
  void aRecoveryOfAHostThatLeftBearsItsMarks() throws IOException {
    Identities given = context(inventory).identities();
    Host dead = inventory.host("server-2").orElseThrow();
    Inventory less =
        changed(
            """
              - name: server-2
                address: 127.1.0.2
                roles: [server]
                groupAddress: 127.0.0.1:24902
            """,
            "");
    PlanContext later = context(less, given.with(less.members()));
    Host departed = later.identities().departed("server-2", less).orElseThrow();

    ServicePlan plan =
        RecoveryNode.plan(later, departed, less.applicationServers().get(0), Duration.ofMinutes(4));

    assertThat(marks(plan))
        .isEqualTo(marks(new WildflyNode().plan(context(inventory), dead)))
        .hasSize(2);
  }

  @Test
  void anApplicationThatNamesNoDatasourceGetsOneWithAllThatMysqlAllows() {
    assertThat(new ServerConfiguration(context(inventory)).session())
        .contains(
            "default-bindings:write-attribute(name=datasource,value=java:jboss/datasources/CommonPrimaryDS)")
        .containsPattern("/data-source=CommonPrimaryDS:add\\(.*,jta=true,");
  }

  @Test
  void theLimitsOfADatabaseAreThoseOfItsDatasourcesAndNobodyCutsThemShort() throws IOException {
    Inventory patient =
        changed(
            "databases:",
            "transactionTimeoutSeconds: 5000\n"
                + "databases:\n"
                + "  - {name: shop, statementTimeoutSeconds: 7200, lockTimeoutSeconds: 70,"
                + " poolSize: 7}\n");
    List<String> shop =
        firstServer(new ServerConfiguration(context(patient)).session())
            .lines()
            .filter(
                line -> line.contains("/data-source=Shop") || line.contains("xa-data-source=Shop"))
            .toList();

    assertThat(shop.stream().filter(line -> line.contains("jdbc:mysql:")))
        .hasSize(4)
        .allMatch(line -> line.contains("socketTimeout=7200000"));
    assertThat(shop.stream().filter(line -> line.contains("-pool-size")))
        .hasSize(4)
        .allMatch(line -> line.contains("max-pool-size=7,"));
    assertThat(shop.stream().filter(line -> line.contains("innodb_lock_wait_timeout=70")))
        .hasSize(2);
    assertThat(new ServerConfiguration(context(patient)).session())
        .contains("default-timeout,value=5000)");
    assertThat(door(patient)).contains("timeout client  7260s", "timeout server  7260s");
    assertThat(group(patient)).containsPattern("(?m)^wait_timeout += 5060$");
    assertThat(group(inventory)).containsPattern("(?m)^wait_timeout += 600$");
  }

  @Test
  void membersKeepTheWayOfTableNamesThatTheirGroupBeganWith() {
    PlanContext begun = context(inventory);
    for (boolean caseless : List.of(true, false)) {
      PlanContext context =
          new PlanContext(
              inventory,
              begun.layout(),
              begun.programs(),
              begun.secrets(),
              begun.identities(),
              false,
              OpenFiles.PLENTY,
              caseless);
      for (Host member : inventory.members()) {
        assertThat(new MysqlMember().plan(context, member).files())
            .filteredOn(file -> file.path().endsWith("group.cnf"))
            .singleElement()
            .extracting(RenderedFile::content)
            .asString()
            .containsPattern("(?m)^lower_case_table_names += " + (caseless ? 1 : 0) + "$");
      }
    }
  }

  @Test
  void theMetaspaceOfTheInventoryIsTheWildflys() throws IOException {
    assertThat(options(inventory)).contains("-XX:MaxMetaspaceSize=1024m");
    assertThat(options(changed("databases:", "metaspaceMegabytes: 2048\ndatabases:")))
        .contains("-XX:MaxMetaspaceSize=2048m");
  }

  /** After a failover one member may serve every pool there is. */
  @Test
  void oneMemberTakesAllConnectionsOfAllServers() throws IOException {
    StringBuilder twelve = new StringBuilder("databases:\n");
    for (int i = 0; i < 12; i++) {
      twelve.append("  - {name: team_%d, jndi: Team%d, schemaChanges: owner}\n".formatted(i, i));
    }
    Inventory third =
        changed(
            "  - name: ops",
            "  - name: server-3\n"
                + "    address: 127.1.0.4\n"
                + "    roles: [server]\n"
                + "    groupAddress: 127.0.0.1:24904\n"
                + "  - name: ops");

    for (Inventory each :
        List.of(
            inventory,
            third,
            changed("databases:", twelve.toString()),
            changed("databases:", "databases:\n  - {name: shop, poolSize: 300}\n"))) {
      int pools =
          Pattern.compile("max-pool-size=(\\d+)")
              .matcher(firstServer(new ServerConfiguration(context(each)).session()))
              .results()
              .mapToInt(match -> Integer.parseInt(match.group(1)))
              .sum();
      assertThat(maxConnections(group(each)))
          .isGreaterThan(each.applicationServers().size() * pools + 50);
      assertThat(door(each))
          .containsPattern("(?m)^    maxconn " + maxConnections(group(each)) + "$");
    }
    assertThat(maxConnections(group(changed("databases:", twelve.toString()))))
        .isGreaterThan(maxConnections(group(inventory)));
  }

  /** Without what the recovery's configuration repeats of it. */
  private static String firstServer(String session) {
    return session.substring(0, session.indexOf("--empty-config"));
  }

  private static int maxConnections(String group) {
    Matcher setting = Pattern.compile("(?m)^max_connections += (\\d+)$").matcher(group);
    assertThat(setting.find()).isTrue();
    return Integer.parseInt(setting.group(1));
  }

  @Test
  void aRecoveryBearsTheDeadNodesIdentifierAndWorksThroughItsOwnHostsDoor() {
    PlanContext context = context(inventory);
    Host dead = inventory.host("server-2").orElseThrow();
    Host survivor = inventory.host("server-1").orElseThrow();

    ServicePlan plan = RecoveryNode.plan(context, dead, survivor, Duration.ofMinutes(4));

    String deads = properties(new WildflyNode().plan(context, dead));
    assertThat(properties(plan).lines().filter(line -> line.contains("transaction.")))
        .containsExactlyElementsOf(
            deads.lines().filter(line -> line.contains("transaction.")).toList())
        .isNotEmpty();
    assertThat(properties(plan)).contains("foobar.door.address=" + survivor.address());
    assertThat(plan.listens()).isEmpty();
    assertThat(plan.argv())
        .startsWith("timeout", "--kill-after=10", "240")
        .noneMatch(argument -> argument.contains("secret-"));
  }

  @Test
  void aRecoveryHasTheDatasourcesOfEveryServerAndNothingToServeWith() {
    String session = new ServerConfiguration(context(inventory)).session();
    String recovery = session.substring(session.indexOf("--empty-config"));

    assertThat(recovery)
        .contains("BoxOfficePrimaryXA", "LedgerPrimaryXA", "TransactionLogDS", "use-jdbc-store")
        .doesNotContain("/subsystem=undertow", "/subsystem=jgroups", "/subsystem=messaging");
  }

  @Test
  void theInventorysOptionsReachEachWildflysJvmQuoted() throws IOException {
    Inventory withOptions =
        changed("databases:", "jvmOptions: ['-XX:+UseZGC', '-Da=\"b\" \\c']\n\ndatabases:");

    for (Host server : withOptions.applicationServers()) {
      assertThat(new WildflyNode().plan(context(withOptions), server).files())
          .extracting(RenderedFile::content)
          .anySatisfy(
              content ->
                  assertThat(content)
                      .contains("\n\"-XX:+UseZGC\"\n", "\n\"-Da=\\\"b\\\" \\\\c\"\n"));
    }
  }

  @Test
  void theInventoryMayNameAnotherArchiveOfClassesThanTheStacks() throws IOException {
    Inventory withArchive =
        changed("databases:", "jvmOptions: ['-XX:SharedArchiveFile=/mine.jsa']\n\ndatabases:");

    // The JVM takes the last.
    assertThat(rendered(withArchive, new WildflyNode(), "server-1", "jvm.options"))
        .containsSubsequence(
            "\n\"-XX:SharedArchiveFile=%s\"\n".formatted(PROGRAMS.resolve("wildfly.jsa")),
            "\n\"-XX:SharedArchiveFile=/mine.jsa\"\n");
  }

  @Test
  void theBalancingAlgorithmOfTheInventoryIsTheBalancers() throws IOException {
    assertThat(edge(changed("algorithm: roundrobin", "algorithm: leastconn")))
        .containsPattern("(?m)^\\s+balance leastconn");
    assertThat(edge(changed("algorithm: roundrobin", "algorithm: source")))
        .containsPattern("(?m)^\\s+balance source");
  }

  @Test
  void inActivePassiveTheSecondServerStandsBy() throws IOException {
    assertThat(edge(changed("mode: active-active", "mode: active-passive")))
        .containsPattern("(?m)^\\s+server server-2 .* backup")
        .doesNotContainPattern("(?m)^\\s+server server-1 .* backup");
  }

  @Test
  void aReadWithoutAnAnswerIsAskedElsewhereOnlyWhereAnApplicationAsksForIt() throws IOException {
    String configuration = edge(inventory);

    for (String backend : List.of("prompt", "api-prompt")) {
      assertThat(backend(configuration, backend)).containsPattern("retry-on .*response-timeout");
    }
    for (String backend : List.of("servers", "writes", "api", "api-writes", "websockets")) {
      assertThat(backend(configuration, backend)).doesNotContain("response-timeout", "set-timeout");
    }
  }

  @Test
  void nginxHasAPlaceForEachLimitOfUploads() throws IOException {
    Inventory more =
        changed("applications:", "applications:\n  - {file: a.war, uploadMegabytes: 200} #");
    String files =
        new NginxServer()
            .plan(context(more), more.host("server-1").orElseThrow()).files().stream()
                .map(RenderedFile::content)
                .collect(Collectors.joining());

    // The box office's, everybody else's, and that of one that has its own.
    for (int limit : List.of(1, 16, 200)) {
      assertThat(files)
          .containsPattern(
              "(?s)location = /\\.sends-at-most/%1$d \\{\\s+internal;\\s+client_max_body_size %1$dm;"
                  .formatted(limit));
    }
    assertThat(files).contains("client_max_body_size        16m;");
  }

  private static String backend(String configuration, String name) {
    String begin = "\nbackend %s from".formatted(name);
    assertThat(configuration).contains(begin);
    String rest = configuration.substring(configuration.indexOf(begin) + begin.length());
    int end = rest.indexOf("\nbackend ");
    return end < 0 ? rest : rest.substring(0, end);
  }

  @Test
  void oneMoreServerIsOneMoreLineInTheInventory() throws IOException {
    Inventory three =
        changed(
            "  - name: ops",
            "  - name: server-3\n"
                + "    address: 127.1.0.4\n"
                + "    roles: [server]\n"
                + "    groupAddress: 127.0.0.1:24904\n"
                + "  - name: ops");

    assertThat(edge(three)).contains("server server-3 127.1.0.4:8080");
    assertThat(new ServerConfiguration(context(three)).session()).contains("127.1.0.4");
    assertThat(door(three)).contains("server server-3 127.1.0.4:3306");
  }

  /** HAProxy 3.2 needs two for each connection and 31 more here, and does not start with less. */
  @Test
  void whoMayOpenFewFilesIsToldToTakeFewVisitors() {
    for (int limit : List.of(1024, 4096, 8192)) {
      PlanContext few = withOpenFiles(limit);
      for (Service component : List.of(new EdgeBalancer(), new DatabaseDoor())) {
        int taken = setting(few, component, "maxconn");
        assertThat(taken * 2 + 100).as("%s of %d", component, limit).isLessThanOrEqualTo(limit);
        assertThat(taken).isGreaterThanOrEqualTo(Math.min(1000, limit / 3));
      }
      assertThat(setting(few, new NginxServer(), "worker_connections")).isLessThan(limit);
    }
    assertThat(new OpenFiles(1024).shortage().orElseThrow())
        .contains("1024", "412 visitors", "8200", "limits.conf", "WildFly");
    assertThat(new OpenFiles(8200).shortage()).isEmpty();
    assertThat(setting(context(inventory), new EdgeBalancer(), "maxconn")).isEqualTo(4000);
    assertThat(setting(context(inventory), new NginxServer(), "worker_connections"))
        .isEqualTo(2048);
  }

  @Test
  void theLimitIsThisProcesssOwn() {
    assertThat(OpenFiles.allowed().limit()).isGreaterThan(255);
  }

  private PlanContext withOpenFiles(int limit) {
    PlanContext some = context(inventory);
    return new PlanContext(
        some.inventory(),
        some.layout(),
        some.programs(),
        some.secrets(),
        some.identities(),
        some.runsAsRoot(),
        new OpenFiles(limit),
        true);
  }

  private int setting(PlanContext context, Service component, String name) {
    Host host = inventory.hosts().stream().filter(component::runsOn).findFirst().orElseThrow();
    return component
        .plan(context, host)
        .files()
        .get(0)
        .content()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameThatATemplateDoesNotKnowIsAnError() throws IOException {
    Files.writeString(folder.resolve("wrong.cfg"), "listen {{host.adress}}\n");
    PlanContext context = context(inventory);
    PlanContext elsewhere =
        new PlanContext(
            inventory,
            new Layout(folder, folder.resolve(".stack"), folder.resolve("run")),
            context.programs(),
            context.secrets(),
            context.groupName(),
            false);

    assertThatThrownBy(
            () -> elsewhere.render("wrong.cfg", new MysqlMember().on(inventory.members().get(0))))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("wrong.cfg")
        .hasMessageContaining("adress");
  }

  @Test
  void noProgramSeesAPathThatItWouldHaveToBeToldHowToRead() throws IOException {
    List<String> folders =
        List.of(
            "a b",
            "Prüfstand",
            "it's",
            "say \"so\"",
            "$HOME",
            "#1",
            "100%",
            "a;b",
            "back\\slash",
            "{{x}}",
            "*",
            "a&b",
            "a|b",
            "a:b",
            "new\nline",
            "(1)",
            "<x>",
            "a`b",
            "!x",
            "[1]");
    for (String name : folders) {
      Path root = folder.resolve(name).resolve("checkout");
      Path cache = Path.of("/var/tmp", "plan-test-" + ProcessHandle.current().pid());
      Layout layout = Layout.of(root, inventory, cache);
      PlanContext context =
          new PlanContext(
              inventory,
              new Layout(ROOT, layout.state(), layout.run()),
              context(inventory).programs(),
              secret -> secret,
              "g",
              false);

      for (ServicePlan plan : plans(context)) {
        assertThat(plan.argv()).noneMatch(argument -> argument.contains(root.toString()));
        assertThat(plan.files())
            .noneMatch(file -> (file.path() + file.content()).contains(root.toString()));
      }
    }
  }

  @Test
  void theLinkToAStateFolderIsMadeAgainWhenItIsGoneOrLeadsElsewhere() throws IOException {
    Path root = folder.resolve("a b").resolve("checkout");
    Path cache = folder.resolve("cache");
    Layout layout = Layout.of(root, inventory, cache);
    layout.link(inventory);
    Files.createDirectories(layout.run());
    assertThat(root.resolve(".stack/local/run")).isDirectory();

    Files.delete(layout.run().getParent());
    layout.link(inventory);
    assertThat(layout.run()).isDirectory();

    Files.delete(layout.run().getParent());
    Files.createSymbolicLink(layout.run().getParent(), folder);
    layout.link(inventory);
    assertThat(layout.run()).isDirectory();
  }

  @Test
  void socketsAreReachedByAShorterWayWhenTheProjectLiesDeep() {
    Path deep = Path.of("/" + "very-long-folder/".repeat(8));
    Path cache = Path.of("/home/somebody/.cache/foobar");

    Layout layout = Layout.of(deep, inventory, cache);
    assertThat(layout.run().toString())
        .startsWith("/home/somebody/.cache/foobar/places/")
        .hasSizeLessThanOrEqualTo(60);
    // What is only long is no trouble but to sockets.
    assertThat(layout.state()).isEqualTo(deep.resolve(".stack/local"));
    assertThat(
            Layout.of(deep, inventory, Path.of("/home/Jörg Müller/.cache/foobar")).run().toString())
        .startsWith("/var/tmp/foobar-")
        .hasSizeLessThanOrEqualTo(60);
    assertThat(Layout.of(Path.of("/srv/foobar"), inventory, cache).run())
        .isEqualTo(Path.of("/srv/foobar/.stack/local/run"));
  }

  private static List<ServicePlan> plans(PlanContext context) {
    List<ServicePlan> plans = new ArrayList<>();
    for (Service component :
        List.of(
            new MysqlMember(),
            new DatabaseDoor(),
            new WildflyNode(),
            new NginxServer(),
            new EdgeBalancer())) {
      for (Host host : context.inventory().hosts()) {
        if (component.runsOn(host)) {
          plans.add(component.plan(context, host));
        }
      }
    }
    return plans;
  }

  private static String properties(ServicePlan plan) {
    return plan.files().stream()
        .filter(file -> file.path().endsWith("node.properties"))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static List<String> marks(ServicePlan plan) {
    return properties(plan).lines().filter(line -> line.contains("transaction.")).toList();
  }

  private static String serverId(PlanContext context, Host host) {
    return new MysqlMember()
        .plan(context, host).files().stream()
            .filter(file -> file.path().endsWith("node.cnf"))
            .flatMap(file -> file.content().lines())
            .filter(line -> line.startsWith("server_id"))
            .map(line -> line.replaceAll("\\D", ""))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void eachBalancerAnswersAtItsOwnAddressAndTheFirstAtWhatIsNobodys() {
    assertThat(binds("lb")).containsExactly("127.1.0.10:8080", "127.0.0.1:8080");
    assertThat(binds("lb-2")).containsExactly("127.1.0.11:8080");
  }

  private List<String> binds(String balancer) {
    return rendered(inventory, new EdgeBalancer(), balancer, "edge.cfg")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("bind "))
        .map(line -> line.substring("bind ".length()))
        .toList();
  }

  /** Else the writers of both, who wait for a primary, would have all threads of a WildFly. */
  @Test
  void balancersShareThePlacesAtAServer() throws IOException {
    String two = edge(inventory);
    String one =
        edge(
            changed(
                "  - name: lb-2\n    address: 127.1.0.11\n    roles: [balancer]",
                "  - name: other\n"
                    + "    address: 127.1.0.11\n"
                    + "    roles: [witness]\n"
                    + "    groupAddress: 127.0.0.1:24909"));

    assertThat(places(one, "api-writes")).isEqualTo(2 * places(two, "api-writes"));
    assertThat(places(one, "api-prompt")).isEqualTo(2 * places(two, "api-prompt"));
  }

  private static int places(String edge, String backend) {
    Matcher places =
        Pattern.compile(
                "\nbackend " + backend + " .*?server server-1 [^\n]* maxconn (\\d+)",
                Pattern.DOTALL)
            .matcher(edge);
    assertThat(places.find()).isTrue();
    return Integer.parseInt(places.group(1));
  }

  private String edge(Inventory changed) {
    return rendered(changed, new EdgeBalancer(), "lb", "edge.cfg");
  }

  private String door(Inventory changed) {
    return rendered(changed, new DatabaseDoor(), "server-1", "database.cfg");
  }

  private String options(Inventory changed) {
    return rendered(changed, new WildflyNode(), "server-1", "jvm.options");
  }

  private String group(Inventory changed) {
    return rendered(changed, new MysqlMember(), "server-1", "group.cnf");
  }

  private String rendered(Inventory changed, Service component, String host, String file) {
    return component.plan(context(changed), changed.host(host).orElseThrow()).files().stream()
        .filter(rendered -> rendered.path().endsWith(file))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private Inventory changed(String what, String into) throws IOException {
    String yaml = Files.readString(ROOT.resolve("inventory/local.yaml"));
    assertThat(yaml).contains(what);
    Path file = folder.resolve("changed.yaml");
    Files.writeString(file, yaml.replace(what, into));
    return InventoryReader.read(file);
  }

  private static PlanContext context(Inventory inventory) {
    String group = "00000000-0000-0000-0000-000000000001";
    return context(inventory, Identities.begin(group).with(inventory.members()));
  }

  private static PlanContext context(Inventory inventory, Identities identities) {
    ProgramPaths programs =
        new ProgramPaths(
            Services.installed().programs().stream()
                .collect(
                    Collectors.toMap(
                        DebianProgram::name,
                        program -> PROGRAMS.resolve(program.tree()).resolve(program.executable()))),
            Services.installed().programs().stream()
                .collect(
                    Collectors.toMap(
                        DebianProgram::name, program -> PROGRAMS.resolve(program.tree()))),
            PROGRAMS.resolve("wildfly"),
            PROGRAMS.resolve("wildfly.jsa"),
            PROGRAMS.resolve("jdk/bin/java"));
    return new PlanContext(
        inventory,
        Layout.of(ROOT, inventory),
        programs,
        name -> "secret-" + name,
        identities,
        false);
  }
}
