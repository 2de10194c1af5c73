package com.foobar.stack.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Database.Limits;
import com.foobar.stack.inventory.Database.SchemaChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryReaderTest {
  private static final String SMALLEST =
      """
      name: small
      hosts:
        - {name: lb, address: 10.0.0.10, roles: [balancer]}
        - {name: server-1, address: 10.0.0.1, roles: [server]}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local", "test"})
  void theInventoriesOfTheProjectAreRight(String name) {
    Inventory inventory = InventoryReader.read(Path.of("..", "inventory", name + ".yaml"));

    assertThat(inventory.name()).isEqualTo(name);
    assertThat(inventory.servers()).extracting(Host::name).containsExactly("server-1", "server-2");
    assertThat(inventory.members())
        .extracting(Host::name)
        .containsExactly("server-1", "server-2", "ops");
    assertThat(inventory.databases())
        .extracting(Database::jndi)
        .containsExactly("BoxOffice", "Ledger", "Common");
  }

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    Inventory inventory = read(SMALLEST);

    assertThat(inventory.site()).isEqualTo(new Site("www.foobar.com", List.of("10.0.0.10"), 8080));
    assertThat(inventory.balancing().algorithm()).isEqualTo(Balancing.Algorithm.ROUNDROBIN);
    assertThat(inventory.ports().mysql()).isEqualTo(3306);
    assertThat(inventory.host("server-1").orElseThrow().groupAddress()).isEqualTo("10.0.0.1:33061");
    assertThat(inventory.heapMegabytes()).isEqualTo(512);
  }

  @Test
  void optionsOfTheJvmAreTakenAsTheyAreButForTheHeap() throws IOException {
    assertThat(read(SMALLEST + "jvmOptions: ['-XX:+UseZGC', '-Dgreeting=a \"b\"']\n").jvmOptions())
        .containsExactly("-XX:+UseZGC", "-Dgreeting=a \"b\"");
    assertThat(
            problems(
                SMALLEST + "jvmOptions: ['-Xmx2g', 'UseZGC', '-jar', \"-Da=b\\n-cp\", '- x']\n"))
        .hasSize(5)
        .first()
        .asString()
        .contains("heapMegabytes");
  }

  @Test
  void aDatabaseOfATeamNeedsItsNameOnly() throws IOException {
    Inventory inventory = read(SMALLEST + "databases: [{name: shop_orders}]\n");

    assertThat(inventory.databases())
        .containsExactly(
            new Database(
                "shop_orders", "Shoporders", SchemaChanges.APPLICATION, false, Limits.DEFAULT));
    assertThat(inventory.transactionTimeout()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void limitsAreADatabasesOwn() throws IOException {
    Inventory inventory =
        read(
            SMALLEST
                + "transactionTimeoutSeconds: 900\n"
                + "databases: [{name: a, statementTimeoutSeconds: 7200, lockTimeoutSeconds: 9,"
                + " poolSize: 5}, {name: b}]\n");

    assertThat(inventory.databases())
        .extracting(Database::limits)
        .containsExactly(new Limits(Duration.ofHours(2), Duration.ofSeconds(9), 5), Limits.DEFAULT);
    assertThat(inventory.transactionTimeout()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aLimitOfNothingOrOfForEverIsNone() {
    assertThat(
            problems(
                SMALLEST
                    + "transactionTimeoutSeconds: 0\n"
                    + "databases: [{name: a, statementTimeoutSeconds: 86401, lockTimeoutSeconds: 0,"
                    + " poolSize: 501}]\n"))
        .containsExactlyInAnyOrder(
            "transactionTimeoutSeconds: 0 is not between 1 and 86400",
            "databases[0].statementTimeoutSeconds: 86401 is not between 1 and 86400",
            "databases[0].lockTimeoutSeconds: 0 is not between 1 and 86400",
            "databases[0].poolSize: 501 is not between 1 and 500");
  }

  @Test
  void anUnknownKeyIsAnErrorWithTheNearestKnownOne() {
    assertThat(problems(SMALLEST + "balancin: {algorithm: source}\n"))
        .containsExactly("line 5: 'balancin' is not known; did you mean 'balancing'?");
  }

  @Test
  void anUnknownChoiceIsAnErrorWithTheNearestKnownOne() {
    assertThat(problems(SMALLEST + "balancing: {algorithm: leastcon}\n"))
        .containsExactly("balancing.algorithm: 'leastcon' is not known; did you mean 'leastconn'?");
  }

  @Test
  void whatIsSlowRunsOnceUnlessItsApplicationAsksForMore() throws IOException {
    Inventory inventory =
        read(
            SMALLEST
                + """
                applications:
                  - somewhere/plain.war
                  - file: ear/target/foobar.ear
                    repeatReadsAfterSeconds: 5
                    silenceSeconds: 25
                    uploadMegabytes: 200
                    deployWithinSeconds: 900
                """);

    assertThat(inventory.applications())
        .extracting(InventoryApplication::file)
        .containsExactly("somewhere/plain.war", "ear/target/foobar.ear");
    assertThat(inventory.limitsOf("foobar.ear"))
        .isEqualTo(
            new ApplicationLimits(
                Optional.of(Duration.ofSeconds(5)),
                Duration.ofSeconds(25),
                200,
                Duration.ofSeconds(900)));
    assertThat(inventory.limitsOf("plain.war")).isEqualTo(ApplicationLimits.DEFAULT);
    assertThat(inventory.limitsOf("never-heard-of.war")).isEqualTo(ApplicationLimits.DEFAULT);
    assertThat(ApplicationLimits.DEFAULT.repeatReadsAfter()).isEmpty();
    assertThat(ApplicationLimits.DEFAULT.silence()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatAServerIsWarmedUpWithIsSaidByAddress() throws IOException {
    Inventory inventory =
        read(
            SMALLEST
                + """
                applications:
                  - file: some/shop.war
                    warmUp: ["/shop/articles?page=1", POST /shop/rehearsal]
                """);

    assertThat(inventory.warmUpOf("shop.war"))
        .extracting(Object::toString)
        .containsExactly("GET /shop/articles?page=1", "POST /shop/rehearsal");
    assertThat(inventory.warmUpOf("other.war")).isEmpty();
    assertThat(
            problems(
                SMALLEST
                    + "applications: [{file: a.war, warmUp: [shop, DELETE /, '/a b', null]}]\n"))
        .containsExactly(
            "applications[0].warmUp: 'shop' is not an address such as /shop/articles or POST /shop/rehearsal",
            "applications[0].warmUp: 'DELETE /' is not an address such as /shop/articles or POST /shop/rehearsal",
            "applications[0].warmUp: '/a b' is not an address such as /shop/articles or POST /shop/rehearsal",
            "applications[0].warmUp: 'null' is not an address such as /shop/articles or POST /shop/rehearsal");
  }

  @Test
  void allThatIsWrongWithAnApplicationIsToldAtOnce() {
    assertThat(
            problems(
                SMALLEST
                    + """
                    applications:
                      - {file: a.war, silenceSecond: 5}
                      - {file: other/a.war, silenceSeconds: 0, uploadMegabytes: 9000000}
                      - {silenceSeconds: 20}
                      - {file: b.war, repeatReadsAfterSeconds: 30, silenceSeconds: 30}
                      - {file: c.war, deployWithinSeconds: long}
                    """))
        .containsExactlyInAnyOrder(
            "line 6: 'silenceSecond' is not known; did you mean 'silenceSeconds'?",
            "applications[1].silenceSeconds: 0 is not between 1 and 86400",
            "applications[1].uploadMegabytes: 9000000 is not between 1 and 1000000",
            "applications[1].file: 'a.war' is taken by applications[0].file",
            "applications[2].file: is missing",
            "applications[3].repeatReadsAfterSeconds: 30 is not less than its silenceSeconds (30), after which there is no answer anyway",
            "line 10: applications.4.deployWithinSeconds: 'long' is not a number");
  }

  @Test
  void aKeyThatMovedSaysWhereTo() {
    assertThat(problems(SMALLEST + "balancing: {readTimeoutSeconds: 5}\n"))
        .containsExactly(
            "line 5: 'readTimeoutSeconds' is said of each application now: applications: [{file: ear/target/foobar.ear, repeatReadsAfterSeconds: 5}]");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    List<String> problems =
        problems(
            """
            nmae: small
            hosts:
              - {name: lb, address: 10.0.0.10, roles: [balancer]}
              - {name: lb, address: 10.0.0.999, roles: [servr]}
            ports: {mysql: many, nginx: 8081}
            databases: [{name: mysql}, {name: "Robert'); DROP"}]
            """);

    assertThat(problems)
        .anyMatch(problem -> problem.equals("line 1: 'nmae' is not known; did you mean 'name'?"))
        .anyMatch(problem -> problem.equals("name: is missing"))
        .anyMatch(problem -> problem.contains("ports.mysql: 'many' is not a number"))
        .anyMatch(problem -> problem.contains("hosts[1].name: 'lb' is taken by hosts[0].name"))
        .anyMatch(problem -> problem.contains("'10.0.0.999' is not an IPv4 address"))
        .anyMatch(problem -> problem.contains("'servr' is not known; did you mean 'server'?"))
        .anyMatch(problem -> problem.contains("ports: 8081 is given to 2 services"))
        .anyMatch(problem -> problem.contains("'mysql' is used by MySQL or the stack itself"))
        .anyMatch(problem -> problem.contains("databases[1].name: 'Robert'"));
  }

  @Test
  void whatRunsOnAHostRunsInItsNetworkNamespace() throws IOException {
    Inventory inventory =
        read(
            """
            name: small
            hosts:
              - {name: lb, address: 10.0.0.10, roles: [balancer]}
              - {name: server-1, address: 10.0.0.1, roles: [server], networkNamespace: /run/netns/one}
            """);

    assertThat(inventory.host("server-1").orElseThrow().command(List.of("date", "-u")))
        .containsExactly("nsenter", "--net=/run/netns/one", "--", "date", "-u");
    assertThat(inventory.host("lb").orElseThrow().command(List.of("date", "-u")))
        .containsExactly("date", "-u");
  }

  @Test
  void twoDefaultDatabasesAreAnError() {
    assertThat(
            problems(
                SMALLEST + "databases: [{name: a, default: true}, {name: b, default: true}]\n"))
        .containsExactly("databases: only one can be the default");
  }

  @Test
  void aMemberOnLoopbackNeedsAGroupAddress() {
    assertThat(problems(SMALLEST.replace("10.0.0.1,", "127.1.0.1,")))
        .containsExactly(
            "hosts[1].groupAddress: a loopback host needs 127.0.0.1:PORT with a port of its own");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThat(problems("name: small\nhosts: [\n"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("line ");
  }

  /** README shows what to add; added at the end, it would take the place of what is there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: other",
        "hosts: []",
        "site: {port: 1, port: 2}",
        "site: {domain: a.b}\nsite: {port: 80}"
      })
  void whatIsSaidTwiceIsAnError(String more) {
    assertThat(problems(SMALLEST + more + "\n"))
        .singleElement()
        .asString()
        .startsWith("line ")
        .contains("is there a second time");
  }

  @Test
  void aSecondDocumentIsAnError() {
    assertThat(problems(SMALLEST + "---\nname: other\n"))
        .singleElement()
        .asString()
        .contains("second document");
  }

  @Test
  void aListOfNothingKnownIsToldSo() {
    assertThat(problems("- a\n")).first().asString().contains("is not a group of settings");
  }

  @Test
  void halfAPortIsNone() {
    assertThat(problems(SMALLEST + "site: {port: 8080.5}\n")).isNotEmpty();
  }

  @Test
  void anotherEncodingIsToldSo() throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.write(file, "# Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> InventoryReader.read(file))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a b;}'", "a_b", "-a.b", "a..b", "'a.b.'", "a/b"})
  void whatIsNoDomainIsAnError(String domain) {
    assertThat(problems(SMALLEST + "site: {domain: %s}\n".formatted(domain)))
        .singleElement()
        .asString()
        .startsWith("site.domain: ");
  }

  @Test
  void aPlaceIsGivenToOne() {
    assertThat(problems(SMALLEST + "site: {listen: [10.0.0.1]}\n"))
        .containsExactly(
            "site.listen: 10.0.0.1:8080 is where a service of server-1 listens (ports)");
    assertThat(
            problems(
                SMALLEST.replace(
                    "address: 10.0.0.1,", "address: 10.0.0.1, groupAddress: '10.0.0.1:3306',")))
        .containsExactly(
            "hosts: the groupAddress of server-1, 10.0.0.1:3306, is where a service of server-1 listens (ports)");
  }

  @Test
  void anEmptyFileIsToldSo() {
    assertThat(problems("")).hasSize(1);
  }

  @Test
  void aMissingFileIsToldSo() {
    assertThatThrownBy(() -> InventoryReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no such file");
  }

  private Inventory read(String yaml) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, yaml);
    return InventoryReader.read(file);
  }

  private List<String> problems(String yaml) {
    return catchThrowableOfType(InventoryException.class, () -> read(yaml)).problems();
  }
}
