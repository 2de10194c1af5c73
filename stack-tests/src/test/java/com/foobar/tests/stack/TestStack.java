package com.foobar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.deploy.Application;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.health.Health;
import com.foobar.stack.health.Judgement;
import com.foobar.stack.identity.StoredIdentities;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.secret.StoredSecrets;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The stack of {@code inventory/test.yaml}, commanded as a user commands it: by the launcher, which
 * becomes the tool.
 *
 * <p>The system property {@code stack.inventory} names another inventory, so that two checkouts may
 * be tested on one machine at a time.
 *
 * <p>It is made anew for each run of the tests, so that it serves the EAR that was just built, and
 * whatever a broken-off run left behind is removed first. With the system property {@code
 * stack.keep} it stays, and the next run uses it, with the EAR deployed anew when it changed.
 */
public final class TestStack implements AutoCloseable {
  /** The project. */
  public static final Path ROOT =
      Path.of(System.getProperty("foobar.root", "..")).toAbsolutePath().normalize();

  /** Reports, screenshots and logs of this run. */
  public static final Path TARGET = ROOT.resolve("stack-tests/target");

  public static final Path EAR = ROOT.resolve("ear/target/foobar.ear");

  /** For a stack on this machine's own addresses. */
  static final Path INVENTORY =
      ROOT.resolve(System.getProperty("stack.inventory", "inventory/test.yaml"));

  private static final boolean KEEP = Boolean.getBoolean("stack.keep");

  /** Fetching all programs takes minutes where the caches are empty. */
  private static final int LONGEST_COMMAND_MINUTES = 15;

  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Path inventoryFile;
  private final Inventory inventory;
  private final Layout layout;

  private TestStack(Path inventoryFile) {
    this.inventoryFile = inventoryFile;
    this.inventory = InventoryReader.read(inventoryFile);
    this.layout = Layout.of(ROOT, inventory);
  }

  /**
   * @param inventoryFile of the hosts it runs on
   */
  public static TestStack start(Path inventoryFile) {
    TestStack stack = new TestStack(inventoryFile);
    if (!Files.exists(EAR)) {
      throw new IllegalStateException(EAR + " is not built");
    }
    if (!KEEP) {
      stack.run("down", "--purge").requireSuccess();
    }
    stack.up();
    if (KEEP) {
      stack.deployChangedEar();
    }
    return stack;
  }

  private void deployChangedEar() {
    try {
      Application kept = applications().find("foobar.ear").orElseThrow();
      if (Files.mismatch(EAR, kept.file()) >= 0) {
        run("deploy", EAR.toString()).requireSuccess();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it belongs on every server. */
  public boolean isDeployed(String application) {
    return applications().find(application).isPresent();
  }

  private ApplicationStore applications() {
    return new ApplicationStore(layout.applications());
  }

  public Inventory inventory() {
    return inventory;
  }

  public Path inventoryFile() {
    return inventoryFile;
  }

  public Layout layout() {
    return layout;
  }

  /** Starts what is down, and returns when the site answers. */
  public void up() {
    run("up").requireSuccess();
  }

  /** For a test that leaves nothing broken when it passes: what may be so after all is mended. */
  public void mend() {
    if (!judge().isHealthy()) {
      up();
    }
  }

  /** What {@code status} judges by, without its start; once it is well or half a minute is over. */
  Judgement judge() {
    return new Health(context(), new HostProcesses(layout)).settled(SETTLING);
  }

  /**
   * What {@code status} says, once it is well or half a minute is over: what was thawed, or came
   * back by itself, first has to pass the balancer's health check.
   */
  public CommandResult settledStatus(String... options) {
    List<String> command = new ArrayList<>(List.of("status"));
    command.addAll(List.of(options));
    long deadline = System.nanoTime() + SETTLING.toNanos();
    CommandResult status;
    do {
      status = run(command.toArray(String[]::new));
    } while (status.exitCode() != 0 && System.nanoTime() < deadline);
    return status;
  }

  public void kill(String service) {
    run("fault", "kill", service).requireSuccess();
  }

  public boolean isAlive(ServiceId service) {
    return new HostProcesses(layout).state(service).isAlive();
  }

  /** Kills every process of every host at once. */
  public void cutPower() {
    HostProcesses processes = new HostProcesses(layout);
    for (Host host : inventory.hosts()) {
      for (Service component : Services.installed().inOrder()) {
        if (component.runsOn(host) && processes.state(component.on(host)).isAlive()) {
          processes.signalGroup(component.on(host), "KILL");
        }
      }
    }
  }

  /** Runs a command on this stack: {@code run("fault", "kill", "server-1/wildfly")}. */
  public CommandResult run(String... command) {
    return runOn(inventoryFile, command);
  }

  /** Runs a command with another inventory. */
  public CommandResult runOn(Path otherInventory, String... command) {
    return begin(otherInventory, command).await();
  }

  /** Runs a command on this stack without waiting for its end. */
  public RunningCommand begin(String... command) {
    return begin(inventoryFile, command);
  }

  private RunningCommand begin(Path otherInventory, String... command) {
    List<String> arguments = new ArrayList<>(Arrays.asList(command));
    // After the verb, and before a "--" behind which everything is another program's.
    int place = arguments.get(0).equals("fault") ? 2 : 1;
    arguments.addAll(place, List.of("--inventory", otherInventory.toString()));
    List<String> argv = new ArrayList<>(List.of(ROOT.resolve("stack").toString()));
    argv.addAll(arguments);
    try {
      Path output = Files.createTempFile("stack-", ".out");
      Path errors = Files.createTempFile("stack-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(argv)
              .directory(ROOT.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      return new RunningCommand(List.of(command), builder.start(), output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that may not be over yet. */
  public record RunningCommand(List<String> command, Process process, Path output, Path errors) {
    /** Ends it as a power cut does, wherever it is. */
    public void kill() {
      process.destroyForcibly();
      assertThat(await().exitCode()).isEqualTo(128 + 9);
    }

    public CommandResult await() {
      try {
        if (!process.waitFor(LONGEST_COMMAND_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(command + " hangs:\n" + Files.readString(errors));
        }
        CommandResult result =
            new CommandResult(
                command, process.exitValue(), Files.readString(output), Files.readString(errors));
        Files.delete(output);
        Files.delete(errors);
        System.out.printf("$ stack %s -> %d%n%s", command, result.exitCode(), result.errors());
        return result;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        process.destroy();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + command, e);
      }
    }
  }

  /**
   * The same inventory with another way of balancing; {@code runOn} it and the running balancer
   * changes.
   */
  public Path balancedBy(String algorithm, String mode) {
    try {
      String changed =
          Files.readString(inventoryFile)
              .replaceAll("(?m)^  algorithm: \\w+", "  algorithm: " + algorithm)
              .replaceAll("(?m)^  mode: [\\w-]+", "  mode: " + mode);
      Path file = TARGET.resolve("inventories/%s-%s.yaml".formatted(algorithm, mode));
      Files.createDirectories(file.getParent());
      return Files.writeString(file, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same inventory with one server more, in front of all others; {@code runOn} it and it is
   * there. Its address is the last byte's next free one.
   */
  public Path withServerInFront(String name) {
    try {
      String network = host("server-1").address().replaceAll("\\d+$", "");
      int port =
          1
              + inventory.members().stream()
                  .mapToInt(host -> Integer.parseInt(host.groupAddress().replaceAll(".*:", "")))
                  .max()
                  .orElseThrow();
      String server =
          "hosts:\n  - name: %s\n    address: %s4\n    roles: [server]\n    groupAddress: 127.0.0.1:%d\n"
              .formatted(name, network, port);
      Path file = TARGET.resolve("inventories/with-%s.yaml".formatted(name));
      Files.createDirectories(file.getParent());
      return Files.writeString(
          file, Files.readString(inventoryFile).replaceFirst("(?m)^hosts:\n", server));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An inventory of another stack, with hosts of one role each: two for Nginx and two for WildFly,
   * on the next network of this one's addresses. It is as small as one can be that is to survive
   * the loss of either; the database's own losses are tested elsewhere.
   */
  public Path withRolesApart() {
    try {
      String network = host("server-1").address().replaceFirst("0\\.\\d+$", "1.");
      int port = Integer.parseInt(host("server-1").groupAddress().replaceAll(".*:", "")) + 50;
      String hosts =
          """
          hosts:
            - {name: lb, address: %1$s10, roles: [balancer]}
            - {name: web-1, address: %1$s21, roles: [web]}
            - {name: web-2, address: %1$s22, roles: [web]}
            - {name: app-1, address: %1$s31, roles: [application]}
            - {name: app-2, address: %1$s32, roles: [application]}
            - {name: db-1, address: %1$s41, roles: [database], groupAddress: "127.0.0.1:%2$d"}

          """
              .formatted(network, port);
      String text =
          Files.readString(inventoryFile)
              .replaceFirst("(?m)^name: \\S+", "name: %s-apart".formatted(inventory.name()))
              .replaceFirst("(?m)^  listen: .*$", "  listen: [%s10]".formatted(network))
              .replaceFirst("(?ms)^hosts:\n.*?(?=^ports:)", hosts);
      Path file = TARGET.resolve("inventories/roles-apart.yaml");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a browser sees it, through the first balancer. */
  public Site site() {
    return new Site(URI.create(inventory.site().url()));
  }

  /** The site through one of the balancers. */
  public Site siteAt(String balancer) {
    return new Site(URI.create(inventory.site().url(inventory.listens(host(balancer)).get(0))));
  }

  /** The site through each of the balancers. */
  public Site[] sites() {
    return inventory.balancers().stream()
        .map(balancer -> siteAt(balancer.name()))
        .toArray(Site[]::new);
  }

  /** A server's Nginx, past the balancer. */
  public Site nginxOf(String server) {
    return new Site(
        URI.create("http://%s:%d".formatted(host(server).address(), inventory.ports().nginx())));
  }

  /** A server's WildFly, past the balancer and Nginx. */
  public Site wildflyOf(String server) {
    return new Site(
        URI.create("http://%s:%d".formatted(host(server).address(), inventory.ports().wildfly())));
  }

  public Databases databases() {
    return new Databases(context());
  }

  public Host host(String name) {
    return inventory.host(name).orElseThrow();
  }

  public ServiceId service(String host, String service) {
    return new ServiceId(host(host), service);
  }

  /** With this installation's passwords. */
  public PlanContext context() {
    return context(inventory);
  }

  /** The plan of another inventory that shares this installation's passwords and programs. */
  public PlanContext context(Inventory other) {
    return new PlanContext(
        other,
        Layout.of(ROOT, other),
        new Programs(other, layout, Services.installed().programs()).paths(),
        new StoredSecrets(layout.secrets()),
        new StoredIdentities(layout.identities(), layout.hosts())
            .read("00000000-0000-4000-8000-000000000000")
            .with(other.numbered()),
        "root".equals(System.getProperty("user.name")));
  }

  @Override
  public void close() throws IOException {
    saveLogs();
    if (!KEEP) {
      run("down", "--purge").requireSuccess();
    }
  }

  /** They would go with the stack, and they say why a test failed. */
  private void saveLogs() throws IOException {
    Path saved = TARGET.resolve("stack-logs");
    try (Stream<Path> files = Files.walk(layout.state())) {
      for (Path log : files.filter(TestStack::isLog).toList()) {
        Path copy = saved.resolve(layout.state().relativize(log).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isLog(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".log");
  }
}
