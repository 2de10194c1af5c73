package com.foobar.stack.health;

import com.foobar.stack.deploy.Application;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a server has exactly the applications that belong on every server. */
record Deployments(List<Application> wanted, List<String> undeployed) {
  Answer judge(Map<String, Deployed> found) {
    List<String> wrong = new ArrayList<>();
    for (Application application : wanted) {
      wrong(application, found.get(application.name())).ifPresent(wrong::add);
    }
    undeployed.stream()
        .filter(found::containsKey)
        .map(name -> name + " was undeployed and is still there")
        .forEach(wrong::add);
    return wrong.isEmpty()
        ? Answer.WELL
        : Answer.wrong(String.join(", ", wrong) + " (./stack up mends that)");
  }

  private static Optional<String> wrong(Application application, Deployed found) {
    String name = application.name();
    if (found == null) {
      return Optional.of(name + " is not deployed there");
    }
    if (!found.enabled()) {
      return Optional.of(name + " is disabled there");
    }
    if (!found.digest().equals(application.digest())) {
      return Optional.of(name + " has another version there");
    }
    return found.status().equals("FAILED")
        ? Optional.of(name + " has failed there (./stack logs HOST/wildfly)")
        : Optional.empty();
  }
}
