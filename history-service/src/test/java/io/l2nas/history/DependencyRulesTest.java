package io.l2nas.history;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.l2nas.history", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.l2nas.history.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_LEDGER_KNOWS_NO_TRANSPORT =
      noClasses()
          .that()
          .resideInAPackage("..ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..channel..",
              "..http..",
              "org.apache.kafka..",
              "io.smallrye.reactive..",
              "jakarta.ws.rs..");
}
