package io.l2nas.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An evaluator, which knows of no service. */
@AnalyzeClasses(packages = "io.l2nas.training", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule IT_NEEDS_THE_PORT_AND_TENSORFLOW =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.tensorflow..",
              "io.l2nas.tensorflow",
              "io.l2nas.contracts",
              "io.l2nas.core.evaluation",
              "io.l2nas.core.network",
              "io.l2nas.core.random",
              "io.l2nas.core.space",
              "io.l2nas.training..");

  @ArchTest
  static final ArchRule ITS_PACKAGES_HAVE_AN_ORDER =
      slices().matching("io.l2nas.training.(*)..").should().beFreeOfCycles();
}
