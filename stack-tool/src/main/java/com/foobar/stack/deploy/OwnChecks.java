package com.foobar.stack.deploy;

import com.foobar.stack.service.wildfly.HealthChecks;
import com.foobar.stack.service.wildfly.HealthChecks.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of a server's readiness checks have come with an application that is being deployed there.
 * That another one is not ready says nothing about this one.
 *
 * @param replaces whether another version of it was there before
 * @param before what the server said until then
 */
record OwnChecks(String application, CheckOwners owners, boolean replaces, HealthChecks before) {

  /** Why the application is not ready; empty when it is. */
  Optional<String> notReady(HealthChecks now) {
    if (!now.isKnown()) {
      // When nothing was to be heard before either, some other application has seen to that.
      return before.isKnown()
          ? Optional.of(
              "since %s is there, WildFly does not say how its applications are"
                  .formatted(application))
          : Optional.empty();
    }
    List<Check> failing = of(now).stream().filter(check -> !check.passes()).toList();
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(CheckOwners.notReady(application, failing));
  }

  void learn(HealthChecks now) {
    if (now.isKnown()) {
      owners.learn(application, of(now).stream().map(Check::name).collect(Collectors.toSet()));
    }
  }

  /** What was not there before; of what replaces something, all that is not known as others'. */
  private List<Check> of(HealthChecks now) {
    if (before.isKnown() && !replaces) {
      return now.beyond(before);
    }
    Set<String> others = owners.ofOthers(application, now.names());
    return now.checks().stream().filter(check -> !others.contains(check.name())).toList();
  }
}
