package io.l2nas.learning.tensorflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A learner, and nothing but a learner. */
@AnalyzeClasses(packages = "io.l2nas.learning", importOptions = DoNotIncludeTests.class)
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
              "io.l2nas.core.learning",
              "io.l2nas.core.checkpoint",
              "io.l2nas.learning..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_MORE_OF_IT_THAN_ITS_PROVIDER =
      classes().that().arePublic().should().implement("io.l2nas.core.learning.ActorCriticProvider");
}
