package com.foobar.server.singletons;

import org.jboss.as.ee.component.EEModuleDescription;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.web.common.WarMetaData;
import org.wildfly.extension.clustering.singleton.deployment.SingletonDeploymentDependencyProcessor;

/**
 * Notes where the web applications of singleton deployments answer. It has to run before WildFly
 * finds out that it has such a deployment in hands: where that is not active, WildFly does not look
 * into it again.
 */
public final class SingletonPages implements DeploymentUnitProcessor {
  private final SingletonPaths paths;

  public SingletonPages(SingletonPaths paths) {
    this.paths = paths;
  }

  @Override
  public void deploy(DeploymentPhaseContext phase) {
    DeploymentUnit unit = phase.getDeploymentUnit();
    DeploymentUnit whole = unit.getParent() == null ? unit : unit.getParent();
    WarMetaData web = unit.getAttachment(WarMetaData.ATTACHMENT_KEY);
    if (web != null
        && whole.hasAttachment(SingletonDeploymentDependencyProcessor.CONFIGURATION_KEY)) {
      paths.add(
          phase.getServiceRegistry().getRequiredService(whole.getServiceName()),
          contextPath(unit, web));
    }
  }

  /** As Undertow decides it. */
  private static String contextPath(DeploymentUnit unit, WarMetaData web) {
    String declared = web.getMergedJBossWebMetaData().getContextRoot();
    if (declared != null) {
      return declared;
    }
    EEModuleDescription module =
        unit.getAttachment(org.jboss.as.ee.component.Attachments.EE_MODULE_DESCRIPTION);
    return module.getModuleName();
  }
}
