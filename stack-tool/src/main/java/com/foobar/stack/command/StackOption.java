package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.EarlierApplications;
import com.foobar.stack.identity.Identities;
import com.foobar.stack.identity.StoredIdentities;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.OpenFiles;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.secret.Secrets;
import com.foobar.stack.secret.StoredSecrets;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.mysql.TableNames;
import com.foobar.stack.state.StateLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Which stack a command is about, and the parts of it that commands need. */
final class StackOption {
  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description =
          "The machines, ports, applications and databases (default: inventory/local.yaml).")
  private Path file;

  private Inventory inventory;
  private Layout layout;
  private PlanContext context;

  static Path root() {
    return Path.of(System.getProperty("foobar.root", ".")).toAbsolutePath().normalize();
  }

  Inventory inventory() {
    if (inventory == null) {
      inventory =
          InventoryReader.read(file == null ? root().resolve("inventory/local.yaml") : file);
    }
    return inventory;
  }

  /** Below the stack's state, for what a run leaves: named by the time at which it begins. */
  Path newFolder(String kind) {
    String now =
        LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    return layout().state().resolve(kind).resolve(now);
  }

  Layout layout() {
    if (layout == null) {
      layout = Layout.of(root(), inventory());
      try {
        layout.link(inventory());
      } catch (IOException e) {
        throw new StackException("cannot make the link to %s: %s".formatted(layout.state(), e), e);
      }
    }
    return layout;
  }

  Programs programs() {
    return new Programs(inventory(), layout(), Services.installed().programs());
  }

  HostProcesses processes() {
    return new HostProcesses(layout());
  }

  /** With the passwords of this installation, which the first {@code up} generates. */
  PlanContext context() {
    if (context == null) {
      context = context(secrets());
    }
    return context;
  }

  /** For ending what runs, which needs nobody's number: where these are lost it works as well. */
  PlanContext contextToStop() {
    try {
      return context();
    } catch (StackException e) {
      Identities unknown = Identities.begin(groupName()).with(inventory().numbered());
      return context(secrets(), unknown);
    }
  }

  /** The passwords of this installation; none is made anew for data that is there already. */
  StoredSecrets secrets() {
    return new StoredSecrets(
        layout().secrets(),
        () ->
            Services.installed().withData(inventory()).stream()
                .anyMatch(service -> Files.exists(layout().data(service))));
  }

  /** With nothing that has to be kept secret, for showing the plan. */
  PlanContext maskedContext() {
    return context(Secrets.MASKED);
  }

  private PlanContext context(Secrets secrets) {
    return context(secrets, identities());
  }

  private PlanContext context(Secrets secrets, Identities identities) {
    return new PlanContext(
        inventory(),
        layout(),
        programs().paths(),
        secrets,
        identities,
        "root".equals(System.getProperty("user.name")),
        OpenFiles.allowed(),
        new TableNames(layout(), inventory()).areCaseless());
  }

  StoredIdentities storedIdentities() {
    return new StoredIdentities(layout().identities(), layout().hosts());
  }

  /** Stored ones, and those that the next {@code up} gives to hosts that have none. */
  Identities identities() {
    return storedIdentities().read(groupName()).with(inventory().numbered());
  }

  /**
   * A UUID of the installation's own: two groups that meet by mistake must not take to each other.
   */
  private String groupName() {
    String place = layout().state().toString();
    return UUID.nameUUIDFromBytes(("group of " + place).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Held while the command changes the stack, which first gets the shape of this version's. */
  StateLock lock(String command) {
    StateLock lock = StateLock.take(layout().lock(), command);
    try {
      new EarlierApplications(layout().applications()).takeOver();
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * @throws StackException when there is no stack yet
   */
  void requireState() {
    if (!secrets().exist() && !Files.exists(layout().lock())) {
      throw new StackException(
          "there is no stack '%s' yet; ./stack up starts it".formatted(inventory().name()));
    }
  }
}
