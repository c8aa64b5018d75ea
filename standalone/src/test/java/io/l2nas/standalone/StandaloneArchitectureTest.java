package io.l2nas.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom inside the command. */
@AnalyzeClasses(packages = "io.l2nas.standalone", importOptions = DoNotIncludeTests.class)
class StandaloneArchitectureTest {

  @ArchTest
  static final ArchRule theScreenKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..screen..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..standalone.command..", "..standalone.client..", "..search..");

  @ArchTest
  static final ArchRule onlyCommandsKnowCommands =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..screen..",
              "..client..",
              "..standalone.search..",
              "..standalone.compare..",
              "..standalone.paper..",
              "..exit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..standalone.command..", "picocli..");

  @ArchTest
  static final ArchRule aComparisonKnowsNothingOfThePaper =
      noClasses()
          .that()
          .resideInAPackage("..standalone.compare..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..standalone.paper..");

  @ArchTest
  static final ArchRule clientAndSearchDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("..standalone.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..standalone.client..");
}
