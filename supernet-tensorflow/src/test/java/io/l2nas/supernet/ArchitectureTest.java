package io.l2nas.supernet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An evaluator, which knows of no service. */
@AnalyzeClasses(packages = "io.l2nas.supernet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule IT_NEEDS_THE_PORT_TENSORFLOW_AND_DJL =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "ai.djl..",
              "com.fasterxml.jackson..",
              "com.google.protobuf",
              "org.bytedeco.javacpp",
              "org.tensorflow..",
              "io.l2nas.tensorflow",
              "io.l2nas.contracts",
              "io.l2nas.core.evaluation",
              "io.l2nas.core.network",
              "io.l2nas.core.random",
              "io.l2nas.core.space",
              "io.l2nas.training..",
              "io.l2nas.supernet..");

  @ArchTest
  static final ArchRule DJL_HAS_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.l2nas.supernet.djl")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule ITS_PACKAGES_HAVE_AN_ORDER =
      slices().matching("io.l2nas.supernet.(*)..").should().beFreeOfCycles();
}
