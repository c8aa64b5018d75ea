package io.l2nas.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The language needs the JDK alone; its bytes need Jackson, and nobody sees that. */
@AnalyzeClasses(packages = "io.l2nas.contracts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_LANGUAGE_NEEDS_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage("io.l2nas.contracts")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.l2nas.contracts");

  @ArchTest
  static final ArchRule ONLY_JSON_KNOWS_JACKSON =
      classes()
          .that()
          .resideInAPackage("io.l2nas.contracts.json")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.l2nas.contracts..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule JACKSON_DOES_NOT_SHOW =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .haveRawReturnType(resideInAPackage("com.fasterxml.."))
          .orShould()
          .haveRawParameterTypes(anyElementThat(resideInAPackage("com.fasterxml..")));

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("io.l2nas.(**)").should().beFreeOfCycles();
}
