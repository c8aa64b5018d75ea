package io.l2nas.evaluator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jboss.logging.Logger;

@AnalyzeClasses(packages = "io.l2nas.evaluator", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.l2nas.evaluator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule EVALUATORS_KNOW_NO_TRANSPORT =
      noClasses()
          .that()
          .resideInAnyPackage("..table..", "..predictor..", "..exec..", "..http..", "..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..channel..", "org.apache.kafka..", "io.smallrye.reactive..", "io.quarkus..");

  @ArchTest
  static final ArchRule A_LINE_OF_THE_LOG_IS_A_LOG_LINE =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Logger.class)))
                  .and(target(nameMatching("(trace|debug|info|warn|error|fatal|log)[fv]?"))));
}
