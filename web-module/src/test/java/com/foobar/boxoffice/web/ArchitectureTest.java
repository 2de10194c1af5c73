package com.foobar.boxoffice.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** What keeps the web side thin. */
@AnalyzeClasses(packagesOf = BoxOfficeApi.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** The two exceptions are the container's envelope around ours, and the mapper opens it. */
  @ArchTest
  static final ArchRule ejbsStayInTheirModule =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.ejb..")
                  .and(not(belongToAnyOf(EJBException.class, EJBAccessException.class))));

  @ArchTest
  static final ArchRule onlyTheMapperKnowsTheContainersExceptions =
      noClasses()
          .that()
          .resideOutsideOfPackage("..web.problem")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ejb..");

  @ArchTest
  static final ArchRule noDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.persistence..")
          .orShould()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class);

  @ArchTest
  static final ArchRule packagesAreFeatures =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..common..", "..impl..", "..dto..", "..model..", "..helper..");

  @ArchTest
  static final ArchRule featuresDependInOneDirection =
      slices().matching("com.foobar.boxoffice.web.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule resourcesAreNamedSo =
      classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule bodiesAreRecords =
      classes()
          .that()
          .haveSimpleNameEndingWith("Request")
          .or()
          .haveSimpleNameEndingWith("Response")
          .and()
          .resideOutsideOfPackage("..web.problem")
          .should()
          .beRecords();
}
