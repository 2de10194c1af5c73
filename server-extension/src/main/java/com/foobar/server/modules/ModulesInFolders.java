package com.foobar.server.modules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.as.ee.structure.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.module.ResourceRoot;
import org.jboss.metadata.ear.spec.EarMetaData;
import org.jboss.metadata.ear.spec.ModuleMetaData;
import org.jboss.metadata.ear.spec.ModulesMetaData;

/**
 * What an EAR's {@code application.xml} says of a module counts also if the module is in a folder.
 *
 * <p>That descriptor calls a module by its path, {@code web/shop.war}; WildFly takes it from there,
 * and from then on calls it {@code shop.war}. Whoever later looks up what the descriptor says of
 * {@code shop.war} (the context root, the order of initialization) finds nothing. So, once the
 * modules were taken, they are called by the same name in both places.
 */
public final class ModulesInFolders implements DeploymentUnitProcessor {
  @Override
  public void deploy(DeploymentPhaseContext phase) {
    DeploymentUnit unit = phase.getDeploymentUnit();
    EarMetaData ear = unit.getAttachment(Attachments.EAR_METADATA);
    if (ear != null && ear.getModules() != null) {
      callByFileName(
          ear.getModules(),
          unit.getAttachmentList(org.jboss.as.server.deployment.Attachments.RESOURCE_ROOTS));
    }
  }

  static void callByFileName(ModulesMetaData modules, Collection<ResourceRoot> archives) {
    // They are filed under their names.
    List<ModuleMetaData> inOrder = new ArrayList<>(modules);
    modules.clear();
    for (ResourceRoot archive : archives) {
      ModuleMetaData module = archive.getAttachment(Attachments.MODULE_META_DATA);
      if (module != null) {
        module.getValue().setFileName(archive.getRootName());
        module.setValue(module.getValue());
      }
    }
    modules.addAll(inOrder);
  }
}
