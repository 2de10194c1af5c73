package com.foobar.boxoffice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The habits of the code base that a compiler does not check. */
@AnalyzeClasses(
    packages = "com.foobar.boxoffice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_are_named_after_features =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..common..", "..impl..", "..dto..", "..model..", "..helper..");

  @ArchTest
  static final ArchRule features_do_not_depend_on_each_other_in_circles =
      slices().matching("com.foobar.boxoffice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_domain_knows_no_web =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs..", "com.foobar.boxoffice.web..");

  @ArchTest
  static final ArchRule entities_are_made_whole_or_by_the_persistence_provider =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .or()
          .areAnnotatedWith(Embeddable.class)
          .should(haveAProtectedNoArgumentConstructor());

  @ArchTest
  static final ArchRule entities_have_verbs_and_no_setters =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .andShould()
          .haveNameNotMatching("get[A-Z].*");

  @ArchTest
  static final ArchRule only_repositories_hold_an_entity_manager =
      fields()
          .that()
          .haveRawType(EntityManager.class)
          .or()
          .areAnnotatedWith(PersistenceContext.class)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Repository");

  @ArchTest
  static final ArchRule queries_read_rows_and_no_entities =
      noClasses()
          .that(simpleNameEndingWith("Queries"))
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class)
          .andShould()
          .dependOnClassesThat(simpleNameEndingWith("Repository"));

  @ArchTest
  static final ArchRule a_broken_connection_is_never_taken_for_an_absent_row =
      noClasses()
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(HasName.Predicates.name("find"))
                  .and(
                      JavaCall.Predicates.target(
                          HasOwner.Predicates.With.owner(
                              JavaClass.Predicates.assignableTo(EntityManager.class)))))
          .because(
              "inside a JTA transaction Hibernate's find() logs the error and answers null (HHH-12472)");

  private static ArchCondition<JavaClass> haveAProtectedNoArgumentConstructor() {
    return new ArchCondition<>("have a protected no-argument constructor") {
      @Override
      public void check(JavaClass entity, ConditionEvents events) {
        boolean satisfied =
            entity
                .tryGetConstructor()
                .map(JavaConstructor::getModifiers)
                .filter(modifiers -> modifiers.contains(JavaModifier.PROTECTED))
                .isPresent();
        events.add(new SimpleConditionEvent(entity, satisfied, entity.getName()));
      }
    };
  }
}
