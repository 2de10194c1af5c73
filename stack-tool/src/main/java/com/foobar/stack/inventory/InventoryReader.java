package com.foobar.stack.inventory;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Database.Limits;
import com.foobar.stack.inventory.Database.SchemaChanges;
import com.foobar.stack.inventory.InventoryApplication.Rehearsed;
import com.foobar.stack.inventory.InventoryDocument.ApplicationEntry;
import com.foobar.stack.inventory.InventoryDocument.BalancingEntry;
import com.foobar.stack.inventory.InventoryDocument.DatabaseEntry;
import com.foobar.stack.inventory.InventoryDocument.HostEntry;
import com.foobar.stack.inventory.InventoryDocument.PortsEntry;
import com.foobar.stack.inventory.InventoryDocument.SiteEntry;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Reads an inventory file and reports everything that is wrong with it at once, with line numbers
 * for what YAML itself can tell and "did you mean" for a key or value that is not known.
 */
public final class InventoryReader {
  /** Names become file names, MySQL users (at most 32 characters with a suffix) and host names. */
  private static final Pattern HOST_NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,23}");
  private static final Pattern JNDI_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern IP_ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");

  /** One argument of the JVM, and none that names what it runs. */
  private static final Pattern JVM_OPTION =
      Pattern.compile("-(?!(?:jar|cp|classpath|-class-path)\\b)\\S.*");

  private static final Pattern HEAP_OPTION =
      Pattern.compile("-Xm[sx]|-XX:(?:Max|Initial)HeapSize|-XX:(?:Max|Initial)RAMPercentage");

  private static final Set<String> PROGRAMS =
      new LinkedHashSet<>(List.of("haproxy", "nginx", "mysqld", "mysql"));

  /** Schemas that MySQL or the stack itself uses. */
  private static final Set<String> RESERVED_DATABASES =
      Set.of(
          "mysql",
          "sys",
          "information_schema",
          "performance_schema",
          "door",
          "wildfly",
          "replication");

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:[.](?!$)|$))+");

  /** In Jackson's words. */
  private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'");

  /** An address as it is written in a request line. */
  private static final Pattern REHEARSED =
      Pattern.compile("(?:(?<method>GET|POST) )?(?<path>/[!-~]*)");

  /** In seconds: more than any limit of time needs to be. */
  private static final int DAY = 86400;

  /** What was a key once, and what says the same today. */
  private static final Map<String, String> MOVED =
      Map.of(
          "readTimeoutSeconds",
          "is said of each application now: applications: [{file: ear/target/foobar.ear, repeatReadsAfterSeconds: 5}]");

  private final Path file;
  private final List<String> problems = new ArrayList<>();
  private String text = "";

  private InventoryReader(Path file) {
    this.file = file;
  }

  /**
   * @throws InventoryException with all problems of the file
   * @throws StackException when it cannot be read
   */
  public static Inventory read(Path file) {
    return new InventoryReader(file).read();
  }

  private Inventory read() {
    InventoryDocument document = parse();
    if (document == null) {
      throw new InventoryException(file, problems.isEmpty() ? List.of("it is empty") : problems);
    }
    Inventory inventory = check(document);
    if (!problems.isEmpty()) {
      throw new InventoryException(file, problems);
    }
    return inventory;
  }

  private InventoryDocument parse() {
    try {
      text = Files.readString(file);
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addHandler(new ProblemCollector())
          .build()
          .readValue(text, InventoryDocument.class);
    } catch (JacksonException e) {
      problems.add(at(e.getLocation()) + reason(e));
      return null;
    } catch (IOException e) {
      throw new StackException("cannot read the inventory %s: %s".formatted(file, reason(e)), e);
    }
  }

  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
    Matcher twice = TWICE.matcher(message);
    if (twice.lookingAt()) {
      return "'%s' is there a second time; all of it belongs in one place"
          .formatted(twice.group(1));
    }
    return message.startsWith("Trailing token") ? "a second document begins here" : message;
  }

  private static String reason(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "it is not written in UTF-8";
    }
    return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.toString();
  }

  private Inventory check(InventoryDocument document) {
    String name = required("name", document.name());
    if (name != null && !HOST_NAME.matcher(name).matches()) {
      problems.add("name: '%s' is not a lower-case word".formatted(name));
    }
    List<Host> hosts = hosts(requireNonNullElse(document.hosts(), List.of()));
    Site site = site(document.site(), hosts);
    Ports ports = ports(document.ports());
    requireFreePlaces(hosts, site, ports);
    return new Inventory(
        file,
        name,
        site,
        balancing(document.balancing()),
        hosts,
        ports,
        applications(requireNonNullElse(document.applications(), List.of())),
        databases(requireNonNullElse(document.databases(), List.of())),
        programs(requireNonNullElse(document.programs(), Map.of())),
        within("heapMegabytes", document.heapMegabytes(), 512, 256, 65536),
        within("metaspaceMegabytes", document.metaspaceMegabytes(), 1024, 256, 65536),
        jvmOptions(requireNonNullElse(document.jvmOptions(), List.of())),
        Duration.ofSeconds(
            within(
                "transactionTimeoutSeconds", document.transactionTimeoutSeconds(), 300, 1, DAY)));
  }

  private Site site(SiteEntry entry, List<Host> hosts) {
    List<String> balancers =
        hosts.stream().filter(host -> host.is(Role.BALANCER)).map(Host::address).toList();
    if (entry == null) {
      return new Site("www.foobar.com", balancers, 8080);
    }
    List<String> listen = requireNonNullElse(entry.listen(), balancers);
    listen.forEach(address -> address("site.listen", address));
    if (listen.isEmpty()) {
      problems.add("site.listen: the balancer needs an address to listen on");
    }
    String domain = requireNonNullElse(entry.domain(), "www.foobar.com");
    if (domain.length() > 253 || !DOMAIN.matcher(domain).matches()) {
      problems.add("site.domain: '%s' is not a name such as www.foobar.com".formatted(domain));
    }
    return new Site(domain, listen, port("site.port", requireNonNullElse(entry.port(), 8080)));
  }

  private Balancing balancing(BalancingEntry entry) {
    BalancingEntry given = entry == null ? new BalancingEntry(null, null) : entry;
    return new Balancing(
        choice("balancing.algorithm", given.algorithm(), Balancing.Algorithm.ROUNDROBIN),
        choice("balancing.mode", given.mode(), Balancing.Mode.ACTIVE_ACTIVE));
  }

  private List<InventoryApplication> applications(List<ApplicationEntry> entries) {
    List<InventoryApplication> applications = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String where = "applications[%d]".formatted(i);
      ApplicationEntry entry = entries.get(i);
      String archive = entry == null ? null : entry.file();
      if (required(where + ".file", archive) == null) {
        continue;
      }
      InventoryApplication application =
          new InventoryApplication(
              archive,
              applicationLimits(where, entry),
              warmUp(where + ".warmUp", requireNonNullElse(entry.warmUp(), List.of())));
      unique(seen, where + ".file", application.name());
      applications.add(application);
    }
    return applications;
  }

  private List<Rehearsed> warmUp(String where, List<String> entries) {
    List<Rehearsed> requests = new ArrayList<>();
    for (String entry : entries) {
      Matcher request = REHEARSED.matcher(entry == null ? "" : entry);
      if (request.matches()) {
        requests.add(
            new Rehearsed(
                requireNonNullElse(request.group("method"), "GET"), request.group("path")));
      } else {
        problems.add(
            "%s: '%s' is not an address such as /shop/articles or POST /shop/rehearsal"
                .formatted(where, entry));
      }
    }
    return requests;
  }

  private ApplicationLimits applicationLimits(String where, ApplicationEntry entry) {
    ApplicationLimits usual = ApplicationLimits.DEFAULT;
    Duration silence = seconds(where + ".silenceSeconds", entry.silenceSeconds(), usual.silence());
    Optional<Duration> repeatReadsAfter =
        Optional.ofNullable(entry.repeatReadsAfterSeconds())
            .map(given -> seconds(where + ".repeatReadsAfterSeconds", given, silence));
    if (repeatReadsAfter.filter(after -> after.compareTo(silence) >= 0).isPresent()) {
      problems.add(
          "%s.repeatReadsAfterSeconds: %d is not less than its silenceSeconds (%d), after which there is no answer anyway"
              .formatted(where, repeatReadsAfter.get().toSeconds(), silence.toSeconds()));
    }
    return new ApplicationLimits(
        repeatReadsAfter,
        silence,
        within(
            where + ".uploadMegabytes",
            entry.uploadMegabytes(),
            usual.uploadMegabytes(),
            1,
            1_000_000),
        seconds(where + ".deployWithinSeconds", entry.deployWithinSeconds(), usual.deployment()));
  }

  private List<Host> hosts(List<HostEntry> entries) {
    List<Host> hosts = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String where = "hosts[%d]".formatted(i);
      HostEntry entry = entries.get(i);
      if (entry == null) {
        problems.add(where + ": is empty");
        continue;
      }
      String name = required(where + ".name", entry.name());
      String address = required(where + ".address", entry.address());
      if (name != null && !HOST_NAME.matcher(name).matches()) {
        problems.add("%s.name: '%s' is not a lower-case host name".formatted(where, name));
      }
      address(where + ".address", address);
      unique(seen, where + ".name", name);
      unique(seen, where + ".address", address);
      Set<Role> roles = roles(where, entry.roles());
      Host host =
          new Host(
              name,
              address,
              roles,
              groupAddress(where, entry, address),
              Optional.ofNullable(entry.networkNamespace()).map(Path::of));
      if (host.isMember()) {
        unique(seen, where + ".groupAddress", host.groupAddress());
      }
      hosts.add(host);
    }
    requireRole(hosts, Role.BALANCER, "a balancer");
    requireRole(hosts, Role.SERVER, "a server");
    return hosts;
  }

  private Set<Role> roles(String where, List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : requireNonNullElse(names, List.<String>of())) {
      roles.add(choice(where + ".roles", name, Role.SERVER));
    }
    if (roles.isEmpty()) {
      problems.add(where + ".roles: name at least one of " + spelled(Role.values()));
    }
    if (roles.contains(Role.SERVER) && roles.contains(Role.WITNESS)) {
      problems.add(
          where + ".roles: a server has a MySQL member already and cannot be the witness too");
    }
    return roles;
  }

  /**
   * On loopback, Group Replication accepts 127.0.0.1 only, so there every member needs a port of
   * its own.
   */
  private String groupAddress(String where, HostEntry entry, String address) {
    if (entry.groupAddress() == null) {
      if (address != null && address.startsWith("127.")) {
        boolean member =
            requireNonNullElse(entry.roles(), List.<String>of()).stream()
                .anyMatch(r -> !"balancer".equals(r));
        if (member) {
          problems.add(
              where + ".groupAddress: a loopback host needs 127.0.0.1:PORT with a port of its own");
        }
      }
      return address + ":33061";
    }
    if (!entry.groupAddress().matches("[0-9.]+:\\d{2,5}")) {
      problems.add(
          "%s.groupAddress: '%s' is not ADDRESS:PORT".formatted(where, entry.groupAddress()));
    }
    return entry.groupAddress();
  }

  /** What listens on a host by an address of its own, not by the host's and one of the ports. */
  private void requireFreePlaces(List<Host> hosts, Site site, Ports ports) {
    for (Host host : hosts) {
      if (host.is(Role.SERVER)) {
        for (int port : ports.all()) {
          String taken = host.address() + ":" + port;
          site.listen().stream()
              .filter(address -> (address + ":" + site.port()).equals(taken))
              .forEach(
                  address ->
                      problems.add(
                          "site.listen: %s is where a service of %s listens (ports)"
                              .formatted(taken, host.name())));
        }
      }
      for (Host member : hosts) {
        boolean clashes =
            member.isMember()
                && host.isMember()
                && ports.all().stream()
                    .anyMatch(port -> member.groupAddress().equals(host.address() + ":" + port));
        if (clashes) {
          problems.add(
              "hosts: the groupAddress of %s, %s, is where a service of %s listens (ports)"
                  .formatted(member.name(), member.groupAddress(), host.name()));
        }
      }
    }
  }

  private Ports ports(PortsEntry entry) {
    PortsEntry given =
        entry == null ? new PortsEntry(null, null, null, null, null, null, null) : entry;
    Ports ports =
        new Ports(
            port("ports.nginx", requireNonNullElse(given.nginx(), 8080)),
            port("ports.wildfly", requireNonNullElse(given.wildfly(), 8081)),
            port("ports.management", requireNonNullElse(given.management(), 9990)),
            port("ports.cluster", requireNonNullElse(given.cluster(), 7600)),
            port("ports.mysql", requireNonNullElse(given.mysql(), 3306)),
            port("ports.databaseReadWrite", requireNonNullElse(given.databaseReadWrite(), 6446)),
            port("ports.databaseReadOnly", requireNonNullElse(given.databaseReadOnly(), 6447)));
    ports.all().stream()
        .collect(Collectors.groupingBy(p -> p, Collectors.counting()))
        .forEach(
            (port, count) -> {
              if (count > 1) {
                problems.add("ports: %d is given to %d services".formatted(port, count));
              }
            });
    return ports;
  }

  private List<Database> databases(List<DatabaseEntry> entries) {
    List<Database> databases = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String where = "databases[%d]".formatted(i);
      DatabaseEntry entry = entries.get(i);
      String name = entry == null ? null : entry.name();
      if (required(where + ".name", name) == null) {
        continue;
      }
      if (!DATABASE_NAME.matcher(name).matches()) {
        problems.add(
            "%s.name: '%s' must be a lower-case word of at most 24 letters, digits and '_'"
                .formatted(where, name));
        continue;
      }
      if (RESERVED_DATABASES.contains(name)) {
        problems.add("%s.name: '%s' is used by MySQL or the stack itself".formatted(where, name));
      }
      String jndi =
          requireNonNullElse(
              entry.jndi(),
              name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace("_", ""));
      if (!JNDI_NAME.matcher(jndi).matches()) {
        problems.add("%s.jndi: '%s' is not a name such as 'Shop'".formatted(where, jndi));
      }
      unique(seen, where + ".name", name);
      unique(seen, where + ".jndi", jndi);
      databases.add(
          new Database(
              name,
              jndi,
              choice(where + ".schemaChanges", entry.schemaChanges(), SchemaChanges.APPLICATION),
              Boolean.TRUE.equals(entry.isDefault()),
              limits(where, entry)));
    }
    if (databases.stream().filter(Database::isDefault).count() > 1) {
      problems.add("databases: only one can be the default");
    }
    return databases;
  }

  private Map<String, String> programs(Map<String, String> programs) {
    programs.keySet().stream()
        .filter(program -> !PROGRAMS.contains(program))
        .forEach(program -> problems.add("programs: " + unknown(program, PROGRAMS)));
    return programs;
  }

  private Limits limits(String where, DatabaseEntry entry) {
    Limits ordinary = Limits.DEFAULT;
    return new Limits(
        seconds(
            where + ".statementTimeoutSeconds",
            entry.statementTimeoutSeconds(),
            ordinary.statement()),
        seconds(where + ".lockTimeoutSeconds", entry.lockTimeoutSeconds(), ordinary.lock()),
        within(where + ".poolSize", entry.poolSize(), ordinary.poolSize(), 1, 500));
  }

  private Duration seconds(String where, Integer given, Duration fallback) {
    return Duration.ofSeconds(within(where, given, Math.toIntExact(fallback.toSeconds()), 1, DAY));
  }

  private int within(String where, Integer given, int fallback, int least, int most) {
    int value = requireNonNullElse(given, fallback);
    if (value < least || value > most) {
      problems.add("%s: %d is not between %d and %d".formatted(where, value, least, most));
    }
    return value;
  }

  private List<String> jvmOptions(List<String> options) {
    for (String option : options) {
      if (option == null || !JVM_OPTION.matcher(option).matches()) {
        problems.add(
            "jvmOptions: '%s' is not an option such as -XX:+UseZGC or -Dname=value"
                .formatted(option));
      } else if (HEAP_OPTION.matcher(option).lookingAt()) {
        problems.add("jvmOptions: '%s' is for heapMegabytes to say".formatted(option));
      }
    }
    return options;
  }

  private String required(String where, String value) {
    if (value == null || value.isBlank()) {
      problems.add(where + ": is missing");
      return null;
    }
    return value;
  }

  private void requireRole(List<Host> hosts, Role role, String what) {
    if (hosts.stream().noneMatch(host -> host.is(role))) {
      problems.add("hosts: none is %s (roles: [%s])".formatted(what, spelled(role)));
    }
  }

  private void unique(Map<String, String> seen, String where, String value) {
    if (value == null) {
      return;
    }
    String key = where.substring(where.lastIndexOf('.')) + value;
    String other = seen.putIfAbsent(key, where);
    if (other != null) {
      problems.add("%s: '%s' is taken by %s".formatted(where, value, other));
    }
  }

  private void address(String where, String address) {
    if (address != null && !IP_ADDRESS.matcher(address).matches()) {
      problems.add("%s: '%s' is not an IPv4 address".formatted(where, address));
    }
  }

  private int port(String where, int port) {
    if (port < 1 || port > 65535) {
      problems.add("%s: %d is not a port".formatted(where, port));
    }
    return port;
  }

  private <E extends Enum<E>> E choice(String where, String given, E fallback) {
    if (given == null) {
      return fallback;
    }
    E[] choices = fallback.getDeclaringClass().getEnumConstants();
    for (E choice : choices) {
      if (spelled(choice).equals(given)) {
        return choice;
      }
    }
    Set<String> known =
        Arrays.stream(choices)
            .map(InventoryReader::spelled)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    problems.add(where + ": " + unknown(given, known));
    return fallback;
  }

  private static String spelled(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String spelled(Enum<?>[] values) {
    return Arrays.stream(values).map(InventoryReader::spelled).collect(Collectors.joining(", "));
  }

  private static String unknown(String given, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        known.stream()
            .min(java.util.Comparator.comparingInt(k -> distance.apply(given, k)))
            .filter(k -> distance.apply(given, k) <= Math.max(2, k.length() / 3))
            .orElse(null);
    return nearest == null
        ? "'%s' is not known; known are %s".formatted(given, String.join(", ", known))
        : "'%s' is not known; did you mean '%s'?".formatted(given, nearest);
  }

  private static String at(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : "line %d: ".formatted(location.getLineNr());
  }

  /** Notes a problem and lets Jackson go on, so that one reading finds them all. */
  private final class ProblemCollector extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object bean,
        String property)
        throws IOException {
      Set<String> known =
          new HashSet<>(requireNonNullElse(deserializer.getKnownPropertyNames(), List.of()))
              .stream()
                  .map(Object::toString)
                  .collect(Collectors.toCollection(java.util.TreeSet::new));
      problems.add(
          lineOf(property)
              + (MOVED.containsKey(property)
                  ? "'%s' %s".formatted(property, MOVED.get(property))
                  : unknown(property, known)));
      parser.skipChildren();
      return true;
    }

    /** Jackson has read past it by now, so it is looked for in the text. */
    private String lineOf(String key) {
      Pattern pattern = Pattern.compile("(^|[\\s{,])" + Pattern.quote(key) + "\\s*:");
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          return "line %d: ".formatted(i + 1);
        }
      }
      return "";
    }

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String message) {
      problems.add(
          "%s%s: '%s' is not %s"
              .formatted(
                  at(context.getParser().currentLocation()), path(context), value, kind(type)));
      return null;
    }

    @Override
    public Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String message)
        throws IOException {
      problems.add(
          "%s%s: is not %s"
              .formatted(at(parser.currentLocation()), path(context), kind(type.getRawClass())));
      parser.skipChildren();
      return null;
    }

    private static String path(DeserializationContext context) {
      return context
          .getParser()
          .getParsingContext()
          .pathAsPointer()
          .toString()
          .replaceFirst("^/", "")
          .replace('/', '.');
    }

    private static String kind(Class<?> type) {
      if (Number.class.isAssignableFrom(type)) {
        return "a number";
      }
      if (Boolean.class == type) {
        return "true or false";
      }
      return Collection.class.isAssignableFrom(type)
          ? "a list"
          : type == String.class ? "a text" : "a group of settings";
    }
  }
}
