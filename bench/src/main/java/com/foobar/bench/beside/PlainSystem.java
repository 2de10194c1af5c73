package com.foobar.bench.beside;

import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import com.foobar.stack.deploy.Application;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a team has that does without: one WildFly and one MySQL, with the same application, which
 * has loaded the same season, the same datasources and the same durability.
 */
public final class PlainSystem implements AutoCloseable {
  private static final String CONFIGURATION = "standalone.xml";
  private static final String APPLICATION = "foobar.ear";
  private static final String WILDFLY = "plain/wildfly";
  private static final String MYSQL = "plain/mysql";

  private final Stand stand;
  private final Beside beside;
  private final Shop shop;

  private PlainSystem(Stand stand, Beside beside, Shop shop) {
    this.stand = stand;
    this.beside = beside;
    this.shop = shop;
  }

  /**
   * Returns when the application answers.
   *
   * @throws StackException when it does not come so far; nothing is left then
   */
  public static PlainSystem start(Stand stand) {
    Beside beside = Beside.of(stand.context());
    try {
      return start(stand, beside);
    } catch (RuntimeException e) {
      beside.close();
      throw e;
    }
  }

  private static PlainSystem start(Stand stand, Beside beside) {
    PlanContext stack = stand.context();
    LoneMysql mysql = LoneMysql.forApplications(beside, stack);
    LoneWildfly wildfly = new LoneWildfly(beside, stack);
    Path application = wildfly.deployments().resolve(APPLICATION);
    try {
      Files.copy(application(stack), application);
    } catch (IOException e) {
      throw new StackException("cannot copy %s: %s".formatted(APPLICATION, e), e);
    }
    int port = beside.freePort();
    wildfly.start(
        CONFIGURATION,
        changes(stack),
        "server-config/node.properties",
        values(beside, mysql, port),
        () -> missing(application));
    Shop shop = new Shop("http://%s:%d".formatted(beside.address(), port), stack);
    stand.addGuest(WILDFLY, beside.pid(WildflyNode.NAME));
    stand.addGuest(MYSQL, mysql.pid());
    return new PlainSystem(stand, beside, shop);
  }

  /** The one that the stack has deployed. */
  private static Path application(PlanContext stack) {
    return new ApplicationStore(stack.layout().applications())
        .find(APPLICATION)
        .map(Application::file)
        .orElseThrow(() -> new StackException("the stack has no " + APPLICATION));
  }

  /** The stack's datasources, without what only a member of a group knows, and what is plain. */
  static String changes(PlanContext stack) {
    return stack
            .renderShared("server-config/cli/40-datasources.cli")
            .replaceAll("&sessionVariables=group_replication_consistency='[A-Z]+'", "")
        + stack.renderShared("bench/beside/plain.cli");
  }

  /** In the place of what a node of the cluster is told. Here both doors are the one MySQL. */
  private static Map<String, Object> values(Beside beside, LoneMysql mysql, int port) {
    Map<String, Object> ports = new HashMap<>();
    ports.put("wildfly", port);
    ports.put("management", beside.freePort());
    ports.put("cluster", 0);
    ports.put("databaseReadWrite", mysql.port());
    ports.put("databaseReadOnly", mysql.port());
    return Map.of("node", Map.of("name", "plain", "identifier", "plain"), "ports", ports);
  }

  /** The scanner writes a file beside it that says how it went. */
  private static Optional<String> missing(Path application) {
    Path failed = Path.of(application + ".failed");
    if (Files.exists(failed)) {
      try {
        throw new StackException(
            "the plain WildFly refuses the application: " + Files.readString(failed));
      } catch (IOException e) {
        throw new StackException("cannot read " + failed, e);
      }
    }
    return Files.exists(Path.of(application + ".deployed"))
        ? Optional.empty()
        : Optional.of("its application is not deployed yet");
  }

  public Shop shop() {
    return shop;
  }

  @Override
  public void close() {
    stand.removeGuest(WILDFLY);
    stand.removeGuest(MYSQL);
    beside.close();
  }
}
