package com.foobar.stack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.service.Service;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may know what. */
class LayersTest {
  private static final String STACK = "com.foobar.stack";
  private static final String SERVICES = STACK + ".service.";

  /**
   * Of the packages of single services, which others each knows. (A name alone is not knowledge: it
   * is copied in when the class is compiled.)
   */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "door", Set.of("haproxy", "mysql"),
          "nginx", Set.of("door"),
          "edge", Set.of("haproxy"));

  private final JavaClasses classes =
      new ClassFileImporter()
          .importUrl(StackException.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesFormNoCircle() {
    slices().matching(STACK + ".(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void whatIsDoneToServicesKnowsNone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            STACK + ".inventory..",
            STACK + ".plan..",
            STACK + ".process..",
            STACK + ".program..",
            STACK + ".progress..",
            STACK + ".rolling..",
            STACK + ".state..",
            STACK + ".lifecycle..",
            STACK + ".service")
        .should()
        .dependOnClassesThat(resideInAPackage(SERVICES + "*.."))
        .check(classes);
  }

  /** Its health is judged, and its command line made, as any other's. */
  @Test
  void commandsAndHealthKnowNoServiceAsOne() {
    noClasses()
        .that()
        .resideInAnyPackage(STACK + ".health..", STACK + ".command..")
        .should()
        .dependOnClassesThat(assignableTo(Service.class).and(resideInAPackage(SERVICES + "*..")))
        .check(classes);
  }

  @Test
  void aServiceKnowsThoseThatItSaysItKnows() {
    Map<String, Set<String>> found = new TreeMap<>();
    classes.stream()
        .filter(type -> type.getPackageName().startsWith(SERVICES))
        .forEach(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(target -> target.startsWith(SERVICES))
                    .filter(target -> !target.equals(type.getPackageName()))
                    .forEach(
                        target ->
                            found
                                .computeIfAbsent(
                                    name(type.getPackageName()), any -> new TreeSet<>())
                                .add(name(target))));

    assertThat(found).isEqualTo(KNOWN);
  }

  private static String name(String servicePackage) {
    return servicePackage.substring(SERVICES.length());
  }
}
