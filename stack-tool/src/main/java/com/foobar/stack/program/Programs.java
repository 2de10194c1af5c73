package com.foobar.stack.program;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.state.Approval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the programs the stack runs and fetches the missing ones: MySQL, HAProxy and Nginx as
 * Debian packages, WildFly from Maven Central, all into the user's cache.
 */
public final class Programs {
  /** What {@link #build} provisions where it is missing. */
  public static final String WILDFLY = "WildFly's distribution";

  private final Inventory inventory;
  private final Layout layout;

  private final List<DebianProgram> debian;

  /**
   * @param debian those that come as Debian packages
   */
  public Programs(Inventory inventory, Layout layout, List<DebianProgram> debian) {
    this.inventory = inventory;
    this.layout = layout;
    this.debian = List.copyOf(debian);
  }

  /** Where everything is, or will be after {@link #fetch} and {@link #build}. */
  public ProgramPaths paths() {
    Path wildfly = wildfly();
    return new ProgramPaths(
        debian.stream().collect(Collectors.toMap(DebianProgram::name, this::path)),
        debian.stream()
            .filter(program -> !isFromInventory(program))
            .collect(Collectors.toMap(DebianProgram::name, Programs::tree)),
        wildfly,
        ClassArchive.of(layout, wildfly).path(),
        Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** What WildFly's JVMs start faster with. */
  public ClassArchive wildflyClasses() {
    return ClassArchive.of(layout, wildfly());
  }

  /** The names of the unpacked trees, each to be fetched by {@link #fetch}. */
  public Collection<String> trees() {
    return debian.stream().map(DebianProgram::tree).distinct().toList();
  }

  /** Whether nothing of this tree has to be downloaded. */
  public boolean isPresent(String tree) {
    return of(tree).allMatch(program -> isFromInventory(program) || Files.exists(tree(program)));
  }

  /**
   * Downloads what is missing of a tree, then asks each of its programs for its version, once for
   * as long as it is the same program.
   *
   * @throws StackException when a program is missing or too old, with what to do
   */
  public void fetch(String tree) {
    if (!isPresent(tree)) {
      download(of(tree).filter(p -> !isFromInventory(p)).findFirst().orElseThrow());
    }
    of(tree).forEach(this::approveVersion);
  }

  /**
   * MySQL Router, which belongs to no stack, for whoever compares it with the database door.
   *
   * @return its unpacked tree, downloaded when it is missing
   */
  public Path fetchRouter() {
    if (!Files.exists(tree(DebianProgram.MYSQL_ROUTER))) {
      download(DebianProgram.MYSQL_ROUTER);
    }
    return tree(DebianProgram.MYSQL_ROUTER);
  }

  private void download(DebianProgram any) {
    List<String> argv =
        Stream.concat(
                Stream.of(
                    layout.root().resolve("stack-tool/src/main/sh/debian-packages").toString(),
                    tree(any).toString()),
                any.packages().stream())
            .toList();
    ExternalCommand.runAsCaller(
        "fetching " + any.tree(),
        argv,
        layout.root(),
        layout.state().resolve("log/fetch-" + any.tree() + ".log"));
  }

  public boolean isWildflyPresent() {
    return Files.exists(wildfly());
  }

  /**
   * Builds the given applications' modules and provisions WildFly where it is missing, in one run
   * of Maven.
   *
   * @param ear whether our own application is to be built
   */
  public void build(boolean ear) {
    boolean provision = !isWildflyPresent();
    if (!ear && !provision) {
      return;
    }
    Path partial = Path.of(wildfly() + ".partial-" + ProcessHandle.current().pid());
    List<String> argv =
        Stream.of(
                Stream.of(
                    layout.root().resolve("mvnw").toString(),
                    "-B",
                    "-T2",
                    "-DskipTests",
                    "-am",
                    "-pl"),
                Stream.of((ear ? "ear," : "") + "server-config"),
                provision
                    ? Stream.of("-Pprovision", "-Dprovisioning.dir=" + partial)
                    : Stream.<String>of(),
                Stream.of("package"))
            .flatMap(part -> part)
            .toList();
    ExternalCommand.runAsCaller(
        "the build", argv, layout.root(), layout.state().resolve("log/build.log"));
    if (provision) {
      install(partial);
    }
  }

  /** Another stack may have provisioned the same at the same time: the first one stays. */
  private void install(Path partial) {
    try {
      if (isWildflyPresent()) {
        return;
      }
      Files.createDirectories(wildfly().getParent());
      Files.move(partial, wildfly());
    } catch (IOException e) {
      throw new StackException("cannot move WildFly to %s: %s".formatted(wildfly(), e), e);
    }
  }

  private Stream<DebianProgram> of(String tree) {
    return debian.stream().filter(program -> program.tree().equals(tree));
  }

  private boolean isFromInventory(DebianProgram program) {
    return inventory.programs().containsKey(program.name());
  }

  private Path path(DebianProgram program) {
    String named = inventory.programs().get(program.name());
    if (named == null) {
      return tree(program).resolve(program.executable());
    }
    if (named.contains("/")) {
      return layout.root().resolve(named);
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
        .map(folder -> Path.of(folder, named))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(named));
  }

  /** Named for what is in it, so that another set of packages gets another tree. */
  private static Path tree(DebianProgram program) {
    return Layout.cache()
        .resolve("programs")
        .resolve(program.tree() + "-" + Sources.digest(program.version() + program.packages()));
  }

  /** One distribution for each way of making it. */
  private Path wildfly() {
    Sources sources = new Sources(layout.root());
    try {
      sources.add("server-config/pom.xml");
      sources.add("server-config/content");
      sources.add("server-extension/pom.xml");
      sources.add("server-extension/src/main");
      String parent = Files.readString(layout.root().resolve("pom.xml"));
      sources.add(
          "versions",
          parent
              .lines()
              .filter(
                  line ->
                      line.contains("<version.wildfly>")
                          || line.contains("<version.undertow>")
                          || line.contains("<version.mysql.connector>"))
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new StackException("cannot read " + layout.root().resolve("server-config"), e);
    }
    return Layout.cache().resolve("programs").resolve("wildfly-" + sources.digest());
  }

  private void approveVersion(DebianProgram program) {
    Approval approval =
        Approval.of(
            layout.state().resolve("versions").resolve(program.name()),
            List.of(path(program).toString(), program.versionOption(), program.version()),
            List.of(path(program)));
    if (approval.isGiven() && Files.isExecutable(path(program))) {
      return;
    }
    requireVersion(program);
    approval.give();
  }

  private void requireVersion(DebianProgram program) {
    Path path = path(program);
    String named =
        isFromInventory(program)
            ? "the inventory's programs." + program.name()
            : "the Debian package";
    if (!Files.isExecutable(path)) {
      throw new StackException(
          "%s: %s does not exist. %s".formatted(program.name(), path, advice(program)));
    }
    Optional<Version> found = Version.in(output(path, program.versionOption()));
    Version needed = Version.of(program.version());
    if (found.isEmpty() || found.get().compareTo(needed) < 0) {
      throw new StackException(
          "%s: %s gives version %s, but %s or newer is needed. %s"
              .formatted(
                  program.name(),
                  named,
                  found.map(Version::toString).orElse("unknown"),
                  needed,
                  advice(program)));
    }
  }

  private String advice(DebianProgram program) {
    return "Name another one in %s, \"programs: {%s: /path/to/%2$s}\", or take that line out to use Debian's."
        .formatted(inventory.file(), program.name());
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    ServiceEnvironment.prepare(builder, Map.of());
    return builder.start();
  }

  private static String output(Path program, String option) {
    try {
      Process process =
          started(new ProcessBuilder(program.toString(), option).redirectErrorStream(true));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return output;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
