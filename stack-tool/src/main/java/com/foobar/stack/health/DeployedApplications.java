package com.foobar.stack.health;

import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.CheckOwners;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.wildfly.ApplicationsThere;
import com.foobar.stack.service.wildfly.HealthChecks;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applications that were deployed, as their store has them. */
final class DeployedApplications implements ApplicationsThere {
  private final Examination examination;
  private final Asked<Deployments> wanted;

  /** Reading all applications takes a moment, in which the services answer. */
  DeployedApplications(Examination examination) {
    this.examination = examination;
    ApplicationStore store = new ApplicationStore(layout().applications());
    this.wanted =
        examination
            .asking()
            .ask(
                () -> new Deployments(store.applications(), store.undeployed()),
                failure -> new Deployments(List.of(), List.of()));
  }

  private Layout layout() {
    return examination.context().layout();
  }

  @Override
  public Optional<String> notReady(Host server, HealthChecks checks) {
    return new CheckOwners(layout(), server).notReady(checks);
  }

  @Override
  public Answer judge(Map<String, Deployed> deployed) {
    return examination.asking().of(wanted).judge(deployed);
  }
}
