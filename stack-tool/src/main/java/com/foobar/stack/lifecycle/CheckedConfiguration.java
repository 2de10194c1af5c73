package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ConfigurationAge;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.NextConfiguration;
import com.foobar.stack.service.Service;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A service's planned files, which its own program has to accept before they take the place of
 * those that it runs with. What was refused changes nothing, and is refused again until it is
 * mended.
 */
final class CheckedConfiguration {
  private static final String CHECKING = "checking its configuration";

  private final PlanContext context;
  private final HostProcesses processes;
  private final Service service;
  private final Host host;
  private final ServicePlan plan;
  private final NextConfiguration next;

  CheckedConfiguration(PlanContext context, HostProcesses processes, Service service, Host host) {
    this.context = context;
    this.processes = processes;
    this.service = service;
    this.host = host;
    this.plan = service.plan(context, host);
    this.next = new NextConfiguration(context, service, host);
  }

  /** Whether the files that are there are the planned ones. */
  boolean isCurrent() {
    return plan.files().stream().allMatch(CheckedConfiguration::isCurrent);
  }

  /**
   * Whether the service runs with other files than those that are there: it was given them and has
   * not read them yet, also when the command that gave them died, or they were changed by other
   * hands.
   */
  boolean isUnread() {
    try {
      return (Files.exists(read()) && !Files.readString(read()).equals(digest()))
          || (service.reloadSignal().isPresent()
              && ConfigurationAge.unread(
                      processes.state(plan.id()).pid(), context.layout().conf(plan.id()))
                  .isPresent());
    } catch (IOException e) {
      throw new StackException("cannot read " + read(), e);
    }
  }

  /** The service has read the files that are there, or is about to start with them. */
  void markRead() {
    try {
      PrivateFiles.write(read(), digest());
    } catch (IOException e) {
      throw new StackException("cannot write %s: %s".formatted(read(), e.getMessage()), e);
    }
  }

  /**
   * Checks the planned files and makes them the current ones.
   *
   * @throws StackException with the program's words when it refuses them
   */
  void renew() {
    try {
      next.check(
          CHECKING,
          beside -> {
            processes.write(service.plan(beside, host));
            service.completeForCheck(context, beside, host);
          });
      if (!Files.exists(read())) {
        // It was started by an earlier version of the stack, or never.
        markRead();
      }
      processes.write(plan);
      next.isInUse();
    } catch (IOException e) {
      throw new StackException("%s: cannot write its files: %s".formatted(plan.id(), e), e);
    }
  }

  /**
   * Checks the current files, which are the planned ones; what else they read may have changed.
   *
   * @throws StackException with the program's words when it refuses them
   */
  void check() {
    next.checkCurrent(CHECKING);
  }

  /** What the service runs with. */
  private Path read() {
    return context.layout().service(plan.id()).resolve("conf.read");
  }

  /** Of the files that are there. */
  private String digest() throws IOException {
    StringBuilder all = new StringBuilder();
    for (RenderedFile file : plan.files()) {
      Path path = file.path();
      all.append(path).append('\n').append(Files.exists(path) ? Files.readString(path) : "");
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static boolean isCurrent(RenderedFile file) {
    try {
      return Files.readString(file.path()).equals(file.content());
    } catch (IOException e) {
      return false;
    }
  }
}
