package com.foobar.server.subsystem;

import com.foobar.server.modules.ModulesInFolders;
import org.jboss.as.controller.AbstractBoottimeAddStepHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.server.AbstractDeploymentChainStep;
import org.jboss.as.server.DeploymentProcessorTarget;
import org.jboss.as.server.deployment.Phase;
import org.jboss.dmr.ModelNode;

/** Puts what is ours into a server that starts. */
final class AddSubsystem extends AbstractBoottimeAddStepHandler {
  @Override
  protected void performBoottime(OperationContext context, ModelNode operation, ModelNode model) {
    context.addStep(
        new AbstractDeploymentChainStep() {
          @Override
          protected void execute(DeploymentProcessorTarget chain) {
            addTo(chain);
          }
        },
        OperationContext.Stage.RUNTIME);
  }

  private static void addTo(DeploymentProcessorTarget chain) {
    // After the modules were found by their paths, before anybody looks for them by their names.
    chain.addDeploymentProcessor(
        ServerExtension.SUBSYSTEM,
        Phase.STRUCTURE,
        Phase.STRUCTURE_EAR + 1,
        new ModulesInFolders());
  }
}
