package com.foobar.stack.deploy;

import com.foobar.stack.inventory.Database;
import com.foobar.stack.inventory.Database.SchemaChanges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * What WildFly says of a failed deployment, for a person: the causes, and what to do about those
 * that are known. The server adds everything that then could not start either, which for one wrong
 * line may be pages.
 */
final class FailureText {
  private static final int LONGEST = 2000;

  private static final String JNDI = "jboss.naming.context.java.";

  /** What the stack calls a database's datasources, after its jndi name. */
  private static final Pattern DATASOURCE =
      Pattern.compile(
          "java:jboss/datasources/(.+?)(PrimaryXA|PrimaryDS|ReplicaXA|FreshXA|MigrationDS)");

  private static final Pattern MISSING = Pattern.compile("service (\\S+) is missing \\[(.*)]");

  /** Unquoted parts and quoted ones, which may have dots in them. */
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|[^.\"]+");

  private static final Pattern UNIT =
      Pattern.compile("jboss\\.persistenceunit\\.\"[^#\"]*#([^\"]*)\".*");

  private static final Pattern FIELD =
      Pattern.compile("jboss\\.naming\\.context\\.java\\.(?:comp|module)\\..*\\.env\\.(.*)");

  private static final Pattern MODULE = Pattern.compile("ModuleNotFoundException: (\\S+)");

  private static final Pattern TAKEN_ROOT =
      Pattern.compile(
          "default-host\\.(/.*?)\\.UndertowDeploymentInfoService is already registered");

  private static final Pattern NEWER_CLASS =
      Pattern.compile(
          "UnsupportedClassVersionError: .*?(\\S+) has been compiled by a more recent version of the Java Runtime \\(class file version (\\d+)[^)]*\\)[^\\d]*(\\d+)");

  private static final Pattern OLD_CLASS =
      Pattern.compile(
          "(?:NoClassDefFoundError|ClassNotFoundException): .*?(javax[./](?:servlet|ejb|persistence|ws[./]rs|enterprise|inject|faces|jms|websocket|batch|json|mail|transaction)[./]\\w+)");

  private final Path inventory;
  private final List<Database> databases;

  private FailureText(Path inventory, List<Database> databases) {
    this.inventory = inventory;
    this.databases = databases;
  }

  /**
   * @param inventory the file, for who has to change it
   * @param databases the inventory's, which give the datasources their names
   */
  static String of(ModelNode description, Path inventory, List<Database> databases) {
    return new FailureText(inventory, databases).text(description);
  }

  private String text(ModelNode description) {
    if (description.getType() != ModelType.OBJECT) {
      return shortened(description.asString());
    }
    List<String> lines = new ArrayList<>();
    failedServices(description).ifPresent(failed -> failed.forEach(lines::add));
    lines.addAll(missingResources(description));
    return lines.isEmpty()
        ? shortened(description.asString())
        : String.join(System.lineSeparator(), lines);
  }

  private static Optional<List<String>> failedServices(ModelNode description) {
    return child(description, "failed services")
        .filter(failed -> failed.getType() == ModelType.OBJECT)
        .map(
            failed ->
                failed.keys().stream()
                    .map(service -> cause(service, failed.get(service).asString()))
                    .toList());
  }

  private static Optional<ModelNode> child(ModelNode description, String words) {
    return description.keys().stream()
        .filter(key -> key.toLowerCase(Locale.ROOT).contains(words))
        .findFirst()
        .map(description::get);
  }

  private static String cause(String service, String text) {
    String said = shortened(service + ": " + text);
    return advice(text).map(advice -> advice + System.lineSeparator() + "  " + said).orElse(said);
  }

  private static Optional<String> advice(String text) {
    Matcher root = TAKEN_ROOT.matcher(text);
    if (root.find()) {
      return Optional.of(
          "the context root %s is taken by another web application (or twice in this one). Give it another: <context-root> in META-INF/application.xml of an EAR, in WEB-INF/jboss-web.xml of a WAR."
              .formatted(root.group(1)));
    }
    Matcher module = MODULE.matcher(text);
    if (module.find()) {
      return Optional.of(
          "there is no module %s in WildFly. Bring it along as a library (WEB-INF/lib, or lib of an EAR), or take it out of jboss-deployment-structure.xml or of \"Dependencies\" in META-INF/MANIFEST.MF."
              .formatted(module.group(1)));
    }
    Matcher newer = NEWER_CLASS.matcher(text);
    if (newer.find()) {
      return Optional.of(
          "%s was compiled for Java %d, and the servers run Java %d. Compile with --release %3$d, or run the stack with a newer JDK."
              .formatted(
                  newer.group(1).replace('/', '.'),
                  Integer.parseInt(newer.group(2)) - 44,
                  Integer.parseInt(newer.group(3)) - 44));
    }
    Matcher old = OLD_CLASS.matcher(text);
    if (old.find()) {
      return Optional.of(
          "it needs %s of Java EE 8, and the servers speak Jakarta EE 10, whose packages begin with jakarta."
              .formatted(old.group(1).replace('/', '.')));
    }
    return Optional.empty();
  }

  /** What the application asks for by a JNDI name that nobody has. */
  private List<String> missingResources(ModelNode description) {
    Optional<ModelNode> dependencies = child(description, "missing/unavailable dependencies");
    Optional<ModelNode> required = child(description, "required services");
    Set<String> names = new TreeSet<>();
    required.ifPresent(list -> list.asList().forEach(name -> names.add(name.asString())));
    return names.stream()
        .filter(name -> name.startsWith(JNDI))
        .map(name -> resource(jndi(name), askers(name, dependencies)))
        .toList();
  }

  /** {@code jboss.naming.context.java.jboss.datasources.X} is java:jboss/datasources/X. */
  private static String jndi(String service) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(service.substring(JNDI.length()));
    while (part.find()) {
      parts.add(part.group(1) == null ? part.group() : part.group(1));
    }
    boolean named = Set.of("jboss", "global", "app", "module", "comp").contains(parts.get(0));
    return (named ? "java:" : "java:/") + String.join("/", parts);
  }

  private static String askers(String name, Optional<ModelNode> dependencies) {
    Set<String> askers = new TreeSet<>();
    for (ModelNode line : dependencies.map(ModelNode::asList).orElse(List.of())) {
      Matcher missing = MISSING.matcher(line.asString());
      if (missing.find() && List.of(missing.group(2).split(", ")).contains(name)) {
        Matcher unit = UNIT.matcher(missing.group(1));
        Matcher field = FIELD.matcher(missing.group(1));
        if (unit.matches()) {
          askers.add("the persistence unit " + unit.group(1));
        } else if (field.matches()) {
          askers.add(field.group(1).replace("\"", ""));
        }
      }
    }
    return askers.isEmpty() ? "the application" : String.join(" and ", askers);
  }

  private String resource(String name, String asker) {
    if (name.startsWith("java:jboss/datasources/")) {
      return "%s asks for the datasource %s, which is not there. %s"
          .formatted(asker, name, datasource(name));
    }
    if (name.toLowerCase(Locale.ROOT).matches(".*(queue|topic|jms|connectionfactory).*")) {
      return "%s asks for %s, which is not there. The application declares its queues and topics itself: @JMSDestinationDefinition, or <jms-destination> in web.xml."
          .formatted(asker, name);
    }
    return "%s asks for %s, which is not there. Nothing on the servers has that name; they have java:comp/DefaultDataSource and the datasources of the databases in %s."
        .formatted(asker, name, inventory);
  }

  private String datasource(String name) {
    Matcher ours = DATASOURCE.matcher(name);
    if (!ours.matches()) {
      String have =
          databases.stream()
              .map(database -> "java:jboss/datasources/" + database.jndi() + "PrimaryDS")
              .collect(Collectors.joining(", "));
      return "A database `shop` in %s has java:jboss/datasources/ShopPrimaryDS, ShopPrimaryXA, ShopReplicaXA and so on; there are %s. Without a <jta-data-source> the default one is used."
          .formatted(inventory, have.isEmpty() ? "none" : have);
    }
    String jndi = ours.group(1);
    Optional<Database> known =
        databases.stream().filter(database -> database.jndi().equals(jndi)).findFirst();
    if (known.isEmpty()) {
      String database = jndi.toLowerCase(Locale.ROOT);
      boolean plain =
          jndi.equals(database.substring(0, 1).toUpperCase(Locale.ROOT) + database.substring(1));
      return "Add `%s` to `databases` in %s (- name: %1$s%s), run ./stack up, then ./stack fault restart HOST/wildfly for each server, and deploy again."
          .formatted(database, inventory, plain ? "" : ", jndi: " + jndi);
    }
    if (ours.group(2).equals("MigrationDS") && known.get().schemaChanges() != SchemaChanges.OWNER) {
      return "The database %s has none, since its tables are changed by the application itself; `schemaChanges: owner` in %s gives it one."
          .formatted(known.get().name(), inventory);
    }
    return "%s has the database %s, but this WildFly was started before: ./stack up, then ./stack fault restart HOST/wildfly for each server, and deploy again."
        .formatted(inventory, known.get().name());
  }

  /**
   * Whether this says nothing of the application, but that WildFly, which starts an application's
   * parts side by side, started its beans a moment before their persistence units were there. Seen
   * about once in a hundred deployments of an application with four units, on WildFly 39.0.1; the
   * same file is taken at the next attempt.
   */
  static boolean isOfAStartOutOfOrder(String text) {
    return text.contains("WeldStartService")
        && text.contains("ServiceNotFoundException: service jboss.persistenceunit");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
