package com.foobar.tests.boxoffice;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built EAR once more, beside the deployed one, with a test class in its web module. */
final class InsideWildfly {
  private InsideWildfly() {}

  /** What a test class's {@code @Deployment} returns. */
  static EnterpriseArchive with(Class<?>... classes) {
    EnterpriseArchive ear = BoxOfficeEar.read("foobar-it.ear");
    WebArchive war = BoxOfficeEar.webModule(ear);
    war.addClasses(classes);
    // Its description belongs to the address of the deployed one.
    war.addAsResource(
        new StringAsset("mp.openapi.extensions.enabled=false\n"),
        "META-INF/microprofile-config.properties");
    BoxOfficeEar.replaceWar(ear, war);
    BoxOfficeEar.moveTo(ear, "/it");
    return ear.addAsLibrary(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
