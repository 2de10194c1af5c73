package com.foobar.server.subsystem;

import com.foobar.server.modules.ModulesInFolders;
import com.foobar.server.singletons.SingletonFilter;
import com.foobar.server.singletons.SingletonPages;
import com.foobar.server.singletons.SingletonPaths;
import org.jboss.as.controller.AbstractBoottimeAddStepHandler;
import org.jboss.as.controller.CapabilityServiceBuilder;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.server.AbstractDeploymentChainStep;
import org.jboss.as.server.DeploymentProcessorTarget;
import org.jboss.as.server.deployment.Phase;
import org.jboss.dmr.ModelNode;
import org.wildfly.extension.undertow.Host;
import org.wildfly.extension.undertow.UndertowService;

/** Puts what is ours into a server that starts. */
final class AddSubsystem extends AbstractBoottimeAddStepHandler {
  private static final String UNDERTOW = "org.wildfly.undertow";

  @Override
  protected void performBoottime(OperationContext context, ModelNode operation, ModelNode model) {
    SingletonPaths singletons = new SingletonPaths();
    context.addStep(
        new AbstractDeploymentChainStep() {
          @Override
          protected void execute(DeploymentProcessorTarget chain) {
            addTo(chain, singletons);
          }
        },
        OperationContext.Stage.RUNTIME);
    CapabilityServiceBuilder<?> service = context.getCapabilityServiceTarget().addService();
    service
        .setInstance(
            new SingletonFilter(
                service.requiresCapability(UNDERTOW, UndertowService.class),
                service.requires(Host.SERVICE_DESCRIPTOR, "default-server", "default-host"),
                singletons))
        .install();
  }

  private static void addTo(DeploymentProcessorTarget chain, SingletonPaths singletons) {
    // After the modules were found by their paths, before anybody looks for them by their names.
    chain.addDeploymentProcessor(
        ServerExtension.SUBSYSTEM,
        Phase.STRUCTURE,
        Phase.STRUCTURE_EAR + 1,
        new ModulesInFolders());
    // After the descriptors of all modules were read, before the deployment is taken down where it
    // is not active.
    chain.addDeploymentProcessor(
        ServerExtension.SUBSYSTEM,
        Phase.DEPENDENCIES,
        Phase.DEPENDENCIES_SINGLETON_DEPLOYMENT,
        new SingletonPages(singletons));
  }
}
