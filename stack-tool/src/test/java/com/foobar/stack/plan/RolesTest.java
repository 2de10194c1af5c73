package com.foobar.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.ServerConfiguration;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs where, and who is led where, when roles have hosts of their own. */
class RolesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Inventory inventory;
  private PlanContext context;

  @BeforeEach
  void read() throws IOException {
    inventory =
        InventoryReader.read(
            Files.writeString(
                folder.resolve("apart.yaml"),
                """
                name: apart
                hosts:
                  - {name: lb, address: 10.0.0.10, roles: [balancer]}
                  - {name: web-1, address: 10.0.0.21, roles: [web]}
                  - {name: web-2, address: 10.0.0.22, roles: [web]}
                  - {name: app-1, address: 10.0.0.31, roles: [application]}
                  - {name: app-2, address: 10.0.0.32, roles: [application]}
                  - {name: db-1, address: 10.0.0.41, roles: [database]}
                  - {name: db-2, address: 10.0.0.42, roles: [database]}
                  - {name: ops, address: 10.0.0.43, roles: [witness, operations]}
                """));
    context =
        new PlanContext(
            inventory,
            Layout.of(ROOT, inventory),
            new ProgramPaths(
                Services.installed().programs().stream()
                    .collect(
                        Collectors.toMap(
                            DebianProgram::name,
                            program -> Path.of("/programs").resolve(program.executable()))),
                Map.of(),
                Path.of("/programs/wildfly"),
                Path.of("/programs/wildfly.jsa"),
                Path.of("/usr/bin/java")),
            name -> "secret",
            "00000000-0000-0000-0000-000000000001",
            false);
  }

  @Test
  void eachHostRunsWhatItsRoleSays() {
    assertThat(
            inventory.hosts().stream()
                .collect(
                    Collectors.toMap(
                        Host::name,
                        host ->
                            Services.installed().inOrder().stream()
                                .filter(service -> service.runsOn(host))
                                .map(Service::name)
                                .collect(Collectors.joining(" ")))))
        .containsEntry("lb", "haproxy")
        .containsEntry("web-1", "nginx")
        .containsEntry("app-1", "database-door wildfly")
        .containsEntry("db-1", "mysql")
        .containsEntry("ops", "mysql");
  }

  @Test
  void theBalancerHasEachWayToEachApplicationServer() {
    String edge = file(new EdgeBalancer(), "lb", "edge.cfg");

    assertThat(linesAfter(edge, "backend servers from", "server "))
        .containsExactly(
            "server app-1.web-1 10.0.0.21:8080 cookie app-1.web-1 check weight 50 maxconn 250",
            "server app-1.web-2 10.0.0.22:8080 cookie app-1.web-2 check weight 50 maxconn 250",
            "server app-2.web-1 10.0.0.21:8080 cookie app-2.web-1 check weight 50 maxconn 250",
            "server app-2.web-2 10.0.0.22:8080 cookie app-2.web-2 check weight 50 maxconn 250");
    assertThat(linesAfter(edge, "backend readiness-app-2 from", "server "))
        .containsExactly(
            "server app-2.web-1 10.0.0.21:8080 check inter 1s",
            "server app-2.web-2 10.0.0.22:8080 check inter 1s");
    assertThat(edge)
        .contains("http-send-name-header X-Route", "http-request del-header X-Route")
        .contains("acl unready-app-2.web-1 var(txn.checks),concat(,proc.readiness2)");
  }

  @Test
  void nginxFollowsTheBalancerAndElseAsksAny() {
    String upstream = file(new NginxServer(), "web-2", "upstream.conf");

    assertThat(linesAfter(upstream, "upstream wildfly {", "server "))
        .containsExactly(
            "server 10.0.0.31:8081 max_fails=0;", "server 10.0.0.32:8081 max_fails=0;");
    assertThat(linesAfter(upstream, "upstream app-2.web-2 {", "server "))
        .containsExactly(
            "server 10.0.0.32:8081 max_fails=0;", "server 10.0.0.31:8081 max_fails=0 backup;");
    assertThat(upstream).contains("app-2.web-2 app-2.web-2;", "app-2.web-2 10.0.0.32;");
    assertThat(upstream).doesNotContain("web-1");
  }

  @Test
  void whereTheApplicationIsTheDoorSaysThatItLivesToOtherHosts() {
    assertThat(file(new DatabaseDoor(), "app-1", "database.cfg"))
        .contains("bind 10.0.0.31:6448", "server db-1 10.0.0.41:3306 check");
    assertThat(new DatabaseDoor().plan(context, host("app-1")).listens())
        .contains("10.0.0.31:6448");
  }

  @Test
  void theClusterIsOfTheApplicationServersAndEachHasANumberOfItsOwn() {
    assertThat(new ServerConfiguration(context).session())
        .contains("socket-bindings=[cluster-app-1,cluster-app-2]");
    assertThat(file(new WildflyNode(), "app-1", "node.properties")).contains("node4");
    assertThat(file(new WildflyNode(), "app-2", "node.properties")).contains("node5");
  }

  /** As it was before there were other roles. */
  @Test
  void serversAloneNeedNoWord() {
    inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));
    context =
        new PlanContext(
            inventory,
            Layout.of(ROOT, inventory),
            context.programs(),
            context.secrets(),
            context.groupName(),
            false);

    assertThat(file(new EdgeBalancer(), "lb", "edge.cfg"))
        .contains("server server-1 127.1.0.1:8080 cookie server-1 check weight 100 maxconn 500")
        .doesNotContain("http-send-name-header")
        .doesNotContain("hdr X-Route");
    assertThat(file(new NginxServer(), "server-1", "upstream.conf"))
        .contains(
            "server 127.1.0.1:8081 max_fails=0;", "server 127.1.0.2:8081 max_fails=0 backup;");
    assertThat(file(new NginxServer(), "server-1", "site.conf")).doesNotContain("elsewhere last");
    assertThat(file(new DatabaseDoor(), "server-1", "database.cfg")).doesNotContain(":6448");
  }

  private String file(Service component, String host, String name) {
    return component.plan(context, host(host)).files().stream()
        .filter(file -> file.path().endsWith(name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private Host host(String name) {
    return inventory.host(name).orElseThrow();
  }

  /** Of the section that begins with that line, up to the next empty line but one. */
  private static List<String> linesAfter(String text, String section, String beginning) {
    return text.substring(text.indexOf(section) + section.length())
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("}") && !line.matches("(backend|upstream|cache) .*"))
        .map(String::strip)
        .filter(line -> line.startsWith(beginning))
        .toList();
  }
}
