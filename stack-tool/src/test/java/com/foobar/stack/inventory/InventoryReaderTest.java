package com.foobar.stack.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Database.Limits;
import com.foobar.stack.inventory.Database.SchemaChanges;
import com.foobar.stack.inventory.yaml.Problem;
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

  private static final String TWO_BALANCERS =
      SMALLEST + "  - {name: lb-2, address: 10.0.0.11, roles: [balancer]}\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local", "test"})
  void theInventoriesOfTheProjectAreRight(String name) {
    Inventory inventory = InventoryReader.read(Path.of("..", "inventory", name + ".yaml"));

    assertThat(inventory.name()).isEqualTo(name);
    assertThat(inventory.applicationServers())
        .extracting(Host::name)
        .containsExactly("server-1", "server-2");
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
            "5:28: transactionTimeoutSeconds: 0 is not between 1 and 86400",
            "6:48: databases[0].statementTimeoutSeconds: 86401 is not between 1 and 86400",
            "6:75: databases[0].lockTimeoutSeconds: 0 is not between 1 and 86400",
            "6:88: databases[0].poolSize: 501 is not between 1 and 500");
  }

  @Test
  void anUnknownKeyIsAnErrorWithTheNearestKnownOne() {
    assertThat(problems(SMALLEST + "balancin: {algorithm: source}\n"))
        .containsExactly("5:1: 'balancin' is not known; did you mean 'balancing'?");
  }

  @Test
  void anUnknownChoiceIsAnErrorWithTheNearestKnownOne() {
    assertThat(problems(SMALLEST + "balancing: {algorithm: leastcon}\n"))
        .containsExactly(
            "5:24: balancing.algorithm: 'leastcon' is not known; did you mean 'leastconn'?");
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
            "5:39: applications[0].warmUp[0]: 'shop' is not an address such as /shop/articles or"
                + " POST /shop/rehearsal",
            "5:45: applications[0].warmUp[1]: 'DELETE /' is not an address such as /shop/articles"
                + " or POST /shop/rehearsal",
            "5:55: applications[0].warmUp[2]: '/a b' is not an address such as /shop/articles or"
                + " POST /shop/rehearsal",
            "5:63: applications[0].warmUp[3]: is empty");
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
        .containsExactly(
            "6:19: applications[0]: 'silenceSecond' is not known; did you mean 'silenceSeconds'?",
            "7:12: applications[1].file: 'a.war' is taken by applications[0].file",
            "7:41: applications[1].silenceSeconds: 0 is not between 1 and 86400",
            "7:61: applications[1].uploadMegabytes: 9000000 is not between 1 and 1000000",
            "8:5: applications[2].file: is missing",
            "9:44: applications[3].repeatReadsAfterSeconds: 30 is not less than its silenceSeconds"
                + " (30), after which there is no answer anyway",
            "10:40: applications[4].deployWithinSeconds: 'long' is not a whole number");
  }

  private static final String APART =
      """
      name: apart
      hosts:
        - {name: lb, address: 10.0.0.10, roles: [balancer]}
        - {name: web-1, address: 10.0.0.21, roles: [web]}
        - {name: web-2, address: 10.0.0.22, roles: [web]}
        - {name: app-1, address: 10.0.0.31, roles: [application]}
        - {name: app-2, address: 10.0.0.32, roles: [application]}
        - {name: db-1, address: 10.0.0.41, roles: [database]}
        - {name: both, address: 10.0.0.42, roles: [witness, operations]}
      """;

  @Test
  void eachRoleMayHaveHostsOfItsOwn() throws IOException {
    Inventory inventory = read(APART);

    assertThat(inventory.webServers()).extracting(Host::name).containsExactly("web-1", "web-2");
    assertThat(inventory.applicationServers())
        .extracting(Host::name)
        .containsExactly("app-1", "app-2");
    assertThat(inventory.members()).extracting(Host::name).containsExactly("db-1", "both");
    assertThat(inventory.numbered())
        .extracting(Host::name)
        .containsExactly("db-1", "both", "app-1", "app-2");
    assertThat(inventory.routes())
        .extracting(Route::name)
        .containsExactly("app-1.web-1", "app-1.web-2", "app-2.web-1", "app-2.web-2");
  }

  @Test
  void serverIsShortForThreeRolesAndHasAWayOfItsOwn() throws IOException {
    assertThat(read(SMALLEST).host("server-1").orElseThrow().roles())
        .containsExactlyInAnyOrderElementsOf(Role.SERVER);
    assertThat(
            read(SMALLEST
                    + "  - {name: app, address: 10.0.0.2, roles: [application]}\n"
                    + "  - {name: web, address: 10.0.0.3, roles: [web]}\n")
                .routes())
        .extracting(Route::name)
        .containsExactly("server-1", "server-1.web", "app.server-1", "app.web");
  }

  @Test
  void aGroupHasNineMembersAndWarnsOfTwo() throws IOException {
    StringBuilder hosts = new StringBuilder(SMALLEST);
    for (int i = 2; i <= 10; i++) {
      hosts.append(
          "  - {name: db-%d, address: 10.0.0.%d, roles: [database]}\n".formatted(i, i + 20));
    }

    assertThat(problems(hosts.toString()))
        .containsExactly(
            "3:3: hosts: 10 have a MySQL member (server, database, witness), and a group takes 9");
    assertThat(read(APART).shortage()).hasValueSatisfying(what -> what.contains("2 members"));
    assertThat(read(APART + "  - {name: db-2, address: 10.0.0.43, roles: [database]}\n").shortage())
        .isEmpty();
  }

  @Test
  void aRoleThatNobodyHasIsMissed() {
    assertThat(problems(APART.replace("roles: [web]", "roles: [operations]")))
        .containsExactly("3:3: hosts: none is a web host (roles: [web])");
    assertThat(problems(APART.replace("[witness, operations]", "[witness, database]")))
        .containsExactly(
            "9:45: hosts[6].roles: a server or database host has a MySQL member already and cannot"
                + " be the witness too");
  }

  /** What is wrong there is told beside what is wrong elsewhere. */
  @Test
  void whatIsOfAnotherKindIsToldWhatItShouldBe() {
    assertThat(
            problems(
                """
                name: [a]
                hosts:
                  -
                  - {name: lb, address: 10.0.0.10, roles: balancer}
                site: here
                databases: {name: shop}
                applications: [{file: }]
                """))
        .containsExactly(
            "1:7: name: is not a lower-case word (at most 31 letters, digits and '-')",
            "3:3: hosts: none is a balancer (roles: [balancer])",
            "3:3: hosts: none is a server (roles: [server])",
            "3:4: hosts[0]: is empty",
            "4:43: hosts[1].roles: 'balancer' is not a list, such as [balancer]",
            "5:7: site: 'here' is not a group of settings",
            "6:12: databases: is not a list",
            "7:22: applications[0].file: is missing");
  }

  @Test
  void aKeyThatMovedSaysWhereTo() {
    assertThat(problems(SMALLEST + "balancing: {readTimeoutSeconds: 5}\n"))
        .containsExactly(
            "5:13: balancing: 'readTimeoutSeconds' is said of each application now: applications:"
                + " [{file: ear/target/foobar.ear, repeatReadsAfterSeconds: 5}]");
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
        .containsExactly(
            "1:1: 'nmae' is not known; did you mean 'name'?",
            "1:1: name: is missing",
            "3:3: hosts: none is a server (roles: [server])",
            "4:12: hosts[1].name: 'lb' is taken by hosts[0].name",
            "4:25: hosts[1].address: '10.0.0.999' is not an IPv4 address",
            "4:45: hosts[1].roles[0]: 'servr' is not known; did you mean 'server'?",
            "5:8: ports: 8081 is given to 2 services",
            "5:16: ports.mysql: 'many' is not a whole number",
            "6:20: databases[0].name: 'mysql' is used by MySQL or the stack itself",
            "6:35: databases[1].name: 'Robert'); DROP' is not a lower-case word (at most 24"
                + " letters, digits and '_')");
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
        .containsExactly("5:12: databases: only one can be the default");
  }

  @Test
  void aMemberOnLoopbackNeedsAGroupAddress() {
    assertThat(problems(SMALLEST.replace("10.0.0.1,", "127.1.0.1,")))
        .containsExactly(
            "4:5: hosts[1].groupAddress: a loopback host needs 127.0.0.1:PORT with a port of its"
                + " own");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThat(problems("name: small\nhosts: [\n")).singleElement().asString().startsWith("3:1: ");
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
        .matches("[56]:\\d+: .*is there a second time; all of it belongs in one place");
  }

  @Test
  void aSecondDocumentIsAnError() {
    assertThat(problems(SMALLEST + "---\nname: other\n"))
        .containsExactly("6:1: a second document begins here");
  }

  @Test
  void aListOfNothingKnownIsToldSo() {
    assertThat(problems("- a\n")).first().asString().contains("is not a group of settings");
  }

  @Test
  void halfAPortIsNone() {
    assertThat(problems(SMALLEST + "site: {port: 8080.5}\n"))
        .containsExactly("5:14: site.port: '8080.5' is not a whole number");
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
        .startsWith("5:16: site.domain: ");
  }

  @Test
  void aPlaceIsGivenToOne() {
    assertThat(problems(SMALLEST + "site: {listen: [10.0.0.1]}\n"))
        .containsExactly("5:7: site: 10.0.0.1:8080 is where a service of server-1 listens (ports)");
    assertThat(
            problems(
                SMALLEST.replace(
                    "address: 10.0.0.1,", "address: 10.0.0.1, groupAddress: '10.0.0.1:3306',")))
        .containsExactly(
            "4:55: hosts[1].groupAddress: 10.0.0.1:3306 is where a service of server-1 listens"
                + " (ports)");
  }

  @Test
  void oneBalancerAnswersWhereItIsTold() throws IOException {
    Inventory inventory = read(SMALLEST + "site: {listen: [127.0.0.1, 0.0.0.0]}\n");

    assertThat(inventory.listens(inventory.balancers().get(0)))
        .containsExactly("127.0.0.1", "0.0.0.0");
  }

  @Test
  void ofTwoBalancersEachAnswersAtItsOwnAddressAndTheFirstAtWhatIsNobodys() throws IOException {
    Inventory inventory = read(TWO_BALANCERS + "site: {listen: [127.0.0.1, 10.0.0.10]}\n");

    assertThat(inventory.listens(inventory.balancers().get(0)))
        .containsExactly("127.0.0.1", "10.0.0.10");
    assertThat(inventory.listens(inventory.balancers().get(1))).containsExactly("10.0.0.11");
    assertThat(inventory.site().urls())
        .containsExactly("http://127.0.0.1:8080", "http://10.0.0.10:8080", "http://10.0.0.11:8080");
    assertThat(read(TWO_BALANCERS).site().listen()).containsExactly("10.0.0.10", "10.0.0.11");
  }

  @Test
  void twoBalancersCannotBothHaveEveryAddress() {
    assertThat(problems(TWO_BALANCERS + "site: {listen: [0.0.0.0]}\n"))
        .singleElement()
        .asString()
        .startsWith("6:7: site: 0.0.0.0 is every address")
        .contains("2 balancers");
  }

  @Test
  void anEmptyFileIsToldSo() {
    assertThat(problems("")).containsExactly("1:1: it is empty");
    assertThat(problems("# to be done\n---\n")).containsExactly("1:1: it is empty");
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

  /** Without the file's name, which they all begin with. */
  private List<String> problems(String yaml) {
    String file = folder.resolve("inventory.yaml") + ":";
    return catchThrowableOfType(InventoryException.class, () -> read(yaml)).problems().stream()
        .map(Problem::toString)
        .peek(problem -> assertThat(problem).startsWith(file))
        .map(problem -> problem.substring(file.length()))
        .toList();
  }
}
