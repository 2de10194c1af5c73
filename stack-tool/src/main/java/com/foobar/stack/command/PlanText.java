package com.foobar.stack.command;

import com.foobar.stack.inventory.ApplicationLimits;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryApplication;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.program.Programs;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.wildfly.ServerConfiguration;

/** The plan of {@code up} as text: order, files and command lines, with passwords masked. */
final class PlanText {
  private PlanText() {}

  static String of(PlanContext context, Programs programs) {
    Inventory inventory = context.inventory();
    StringBuilder text = new StringBuilder();
    heading(text, "1. programs");
    for (String tree : programs.trees()) {
      text.append(
          "%-10s %s%n"
              .formatted(
                  tree, programs.isPresent(tree) ? "at hand" : "to be fetched as Debian packages"));
    }
    text.append(
        "%-10s %s%n"
            .formatted(
                "wildfly",
                programs.isWildflyPresent() ? "at hand" : "to be provisioned from Maven Central"));
    text.append(
        "%-10s %s%n"
            .formatted(
                "classes",
                programs.wildflyClasses().isDone()
                    ? "at hand"
                    : "to be archived for WildFly's next start, once the site is up"));
    heading(text, "2. configuration of every WildFly, made offline");
    text.append(new ServerConfiguration(context).session());
    heading(text, "3. services; those of one kind start at once, each kind after the one before");
    for (Service service : Services.installed().inOrder()) {
      for (Host host : inventory.hosts()) {
        if (service.runsOn(host)) {
          service(text, service.plan(context, host));
        }
      }
    }
    heading(text, "4. applications");
    inventory.applications().forEach(application -> text.append(application(context, application)));
    return text.toString();
  }

  private static String application(PlanContext context, InventoryApplication application) {
    ApplicationLimits limits = application.limits();
    return "%s: %s, %d s of silence, uploads of %d MB, deployed within %d s%n"
        .formatted(
            context.path(application.file()),
            limits
                .repeatReadsAfter()
                .map(after -> "reads are repeated after %d s".formatted(after.toSeconds()))
                .orElse("what is slow runs once"),
            limits.silence().toSeconds(),
            limits.uploadMegabytes(),
            limits.deployment().toSeconds());
  }

  private static void service(StringBuilder text, ServicePlan plan) {
    heading(text, plan.id() + " on " + plan.address());
    text.append(String.join(" \\\n  ", plan.argv())).append(System.lineSeparator());
    for (RenderedFile file : plan.files()) {
      heading(text, "file %s (mode 0600)".formatted(file.path()));
      text.append(file.content());
    }
  }

  private static void heading(StringBuilder text, String heading) {
    text.append("%n=== %s%n".formatted(heading));
  }
}
