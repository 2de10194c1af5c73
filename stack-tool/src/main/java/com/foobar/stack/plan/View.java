package com.foobar.stack.plan;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.ApplicationLimits;
import com.foobar.stack.inventory.Balancing;
import com.foobar.stack.inventory.Database;
import com.foobar.stack.inventory.Database.SchemaChanges;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.Ports;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.inventory.Route;
import com.foobar.stack.secret.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the configuration files can say about the installation: {@code {{host.address}}}, {@code
 * {{#servers}}} and so on. docs/architecture.md lists the names.
 */
final class View {
  /** Of an application server in the balancers, as haproxy/edge.cfg gives it to each. */
  private static final int FULL_WEIGHT = 100;

  /** How many requests an application server is given at once, by kind (haproxy/edge.cfg). */
  private static final int FILES = 500;

  private static final int WRITES = 96;
  private static final int READS = 64;

  private View() {}

  static Map<String, Object> of(PlanContext context, ServiceId id) {
    Inventory inventory = context.inventory();
    Map<String, Object> view = installation(context);
    view.put("host", host(context, id.host()));
    view.put("otherServers", otherServers(context, id.host()));
    List<Map<String, Object>> elsewhere = routesElsewhere(context, id.host());
    view.put("routesElsewhere", elsewhere);
    view.put("leadsElsewhere", !elsewhere.isEmpty());
    view.put("dirs", directories(context.layout(), id));
    if (id.host().is(Role.BALANCER)) {
      view.put("listeners", listeners(inventory, id.host()));
    }
    view.put("own", List.of());
    if (id.host().is(Role.APPLICATION)) {
      view.put("node", node(context.identities(), id.host()));
      // A section for a host that has an application server of its own.
      view.put("own", List.of(view.get("host")));
    }
    return view;
  }

  /** The part that is about a server's WildFly, wherever it runs. */
  static Map<String, Object> node(Identities identities, Host server) {
    return Map.of("name", server.name(), "identifier", nodeIdentifier(identities, server));
  }

  static String nodeIdentifier(Identities identities, Host server) {
    return "node" + identities.number(server);
  }

  /** The part that is the same for every host. */
  static Map<String, Object> installation(PlanContext context) {
    Inventory inventory = context.inventory();
    Map<String, Object> view = new HashMap<>();
    view.put("inventory", inventory.name());
    view.put("domain", inventory.site().domain());
    view.put("site", Map.of("port", inventory.site().port()));
    view.put("ports", ports(inventory.ports()));
    view.put("applicationServers", applicationServers(context));
    view.put("routes", routes(context, inventory.routes()));
    view.put("routesLeadElsewhere", !inventory.routes().stream().allMatch(Route::isWithinOneHost));
    view.put("members", hosts(context, inventory.members()));
    view.put(
        "groupSeeds",
        inventory.members().stream().map(Host::groupAddress).collect(Collectors.joining(",")));
    view.put("groupName", context.groupName());
    view.put("balancing", balancing(inventory.balancing()));
    view.put("databases", databases(inventory.databases(), context.secrets()));
    view.put(
        "users",
        Map.of(
            "admin", context.secrets().get("mysql.admin"),
            "replication", context.secrets().get("mysql.replication"),
            "recovery", context.secrets().get("mysql.recovery"),
            "wildfly", context.secrets().get("mysql.wildfly"),
            "door", context.secrets().get("application.door"),
            "fingerprint", context.secrets().get("application.fingerprint"),
            "warmUp", context.secrets().get(Secrets.WARM_UP)));
    view.put("lowerCaseTableNames", context.caselessTableNames() ? 1 : 0);
    view.put("runsAsRoot", context.runsAsRoot());
    view.put("heap", inventory.heapMegabytes());
    view.put("metaspace", inventory.metaspaceMegabytes());
    view.put("classes", quoted(context.programs().wildflyClasses().toString()));
    view.put("jvmOptions", inventory.jvmOptions().stream().map(View::quoted).toList());
    view.put("transactionTimeout", inventory.transactionTimeout().toSeconds());
    Connections connections = new Connections(inventory);
    view.put(
        "connections",
        Map.of(
            "most", connections.most(),
            "visitors", context.openFiles().visitors(),
            "door", context.openFiles().doorConnections(connections.most()),
            "nginx", context.openFiles().nginxConnections(),
            "silence", connections.silence().toSeconds(),
            "doorPatience", connections.doorPatience().toSeconds()));
    view.put(
        "usual",
        Map.of(
            "silence", ApplicationLimits.DEFAULT.silence().toSeconds(),
            "upload", ApplicationLimits.DEFAULT.uploadMegabytes()));
    view.put("uploadLimits", inventory.uploadLimits());
    return view;
  }

  /** As a JVM's argument file wants it between quotation marks. */
  private static String quoted(String argument) {
    return argument.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Map<String, Object> balancing(Balancing balancing) {
    return Map.of(
        "algorithm",
        balancing.algorithm().name().toLowerCase(Locale.ROOT),
        "activePassive",
        balancing.mode() == Balancing.Mode.ACTIVE_PASSIVE);
  }

  private static List<Map<String, Object>> listeners(Inventory inventory, Host balancer) {
    return inventory.listens(balancer).stream()
        .map(address -> Map.<String, Object>of("address", address))
        .toList();
  }

  private static Map<String, Object> ports(Ports ports) {
    return Map.of(
        "nginx", ports.nginx(),
        "wildfly", ports.wildfly(),
        "management", ports.management(),
        "cluster", ports.cluster(),
        "mysql", ports.mysql(),
        "databaseReadWrite", ports.databaseReadWrite(),
        "databaseReadOnly", ports.databaseReadOnly(),
        "databaseHealth", ports.databaseHealth());
  }

  private static List<Map<String, Object>> hosts(PlanContext context, List<Host> hosts) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (Host host : hosts) {
      views.add(host(context, host));
    }
    return views;
  }

  private static List<Host> othersThan(PlanContext context, Host host) {
    return context.inventory().applicationServers().stream()
        .filter(server -> !server.equals(host))
        .toList();
  }

  /** Application servers on other hosts, each with those that come after it. */
  private static List<Map<String, Object>> otherServers(PlanContext context, Host host) {
    List<Host> others = othersThan(context, host);
    List<Map<String, Object>> views = hosts(context, others);
    for (int i = 0; i < views.size(); i++) {
      views.get(i).put("next", hosts(context, others.subList(i + 1, others.size())));
    }
    return views;
  }

  /** Each with the ways that lead to it. */
  private static List<Map<String, Object>> applicationServers(PlanContext context) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (Host server : context.inventory().applicationServers()) {
      Map<String, Object> view = host(context, server);
      view.put(
          "routes",
          routes(
              context,
              context.inventory().routes().stream()
                  .filter(route -> route.application().equals(server))
                  .toList()));
      views.add(view);
    }
    return views;
  }

  /**
   * Several ways to one application server share what it is to have; the standby takes over when no
   * way leads to the first one any more.
   */
  private static List<Map<String, Object>> routes(PlanContext context, List<Route> routes) {
    List<Host> servers = context.inventory().applicationServers();
    List<Map<String, Object>> views = new ArrayList<>();
    for (Route route : routes) {
      long ways =
          context.inventory().routes().stream()
              .filter(other -> other.application().equals(route.application()))
              .count();
      // All balancers share what a WildFly has threads for.
      long shares = ways * context.inventory().balancers().size();
      Map<String, Object> view = new HashMap<>();
      view.put("name", route.name());
      view.put("address", route.web().address());
      view.put("application", host(context, route.application()));
      view.put("number", servers.indexOf(route.application()) + 1);
      view.put("weight", Math.max(1, FULL_WEIGHT / ways));
      view.put(
          "places",
          Map.of(
              "files", Math.max(1, FILES / ways),
              "writes", Math.max(1, WRITES / shares),
              "reads", Math.max(1, READS / shares)));
      view.put("first", route.application().equals(servers.get(0)));
      views.add(view);
    }
    return views;
  }

  /** The ways through this host's Nginx to other hosts, each with whom to ask instead. */
  private static List<Map<String, Object>> routesElsewhere(PlanContext context, Host host) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (Route route : context.inventory().routes()) {
      if (route.web().equals(host) && !route.isWithinOneHost()) {
        Map<String, Object> view = routes(context, List.of(route)).get(0);
        view.put("others", hosts(context, othersThan(context, route.application())));
        views.add(view);
      }
    }
    return views;
  }

  /** The number is the host's for good; the weight follows the inventory's order. */
  private static Map<String, Object> host(PlanContext context, Host host) {
    Inventory inventory = context.inventory();
    List<Host> members = inventory.members();
    Map<String, Object> view = new HashMap<>();
    view.put("name", host.name());
    view.put("address", host.address());
    view.put("witness", host.is(Role.WITNESS));
    if (host.isMember()) {
      view.put("number", context.identities().number(host));
      view.put("groupAddress", host.groupAddress());
      // 1 to 100; the witness is elected only when no server is left.
      view.put("weight", host.is(Role.WITNESS) ? 1 : Math.max(50, 91 - members.indexOf(host)));
    }
    return view;
  }

  private static List<Map<String, Object>> databases(List<Database> databases, Secrets secrets) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (Database database : databases) {
      String prefix = "database." + database.name();
      Map<String, Object> view = new HashMap<>();
      view.put("name", database.name());
      view.put("jndi", database.jndi());
      view.put("default", database.isDefault());
      view.put("statementTimeout", database.limits().statement().toMillis());
      view.put("lockTimeout", database.limits().lock().toSeconds());
      view.put("poolSize", database.limits().poolSize());
      view.put("ownerMigrates", database.schemaChanges() == SchemaChanges.OWNER);
      view.put("appPassword", secrets.get(prefix + ".app"));
      view.put("readPassword", secrets.get(prefix + ".read"));
      if (database.schemaChanges() == SchemaChanges.OWNER) {
        view.put("ownerPassword", secrets.get(prefix + ".owner"));
      }
      views.add(view);
    }
    return views;
  }

  private static Map<String, Object> directories(Layout layout, ServiceId id) {
    return Map.of(
        "conf", layout.conf(id).toString(),
        "data", layout.data(id).toString(),
        "log", layout.logs(id).toString(),
        "run", layout.run(id).toString(),
        "www", layout.www(id).toString());
  }
}
