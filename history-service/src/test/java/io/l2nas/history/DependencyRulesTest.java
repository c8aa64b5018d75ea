package io.l2nas.history;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.l2nas.history.access.Requires;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.jboss.logging.Logger;

@AnalyzeClasses(packages = "io.l2nas.history", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.l2nas.history.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule EVERY_ENDPOINT_SAYS_WHO_MAY_CALL_IT =
      methods()
          .that()
          .areAnnotatedWith(GET.class)
          .or()
          .areAnnotatedWith(POST.class)
          .or()
          .areAnnotatedWith(PUT.class)
          .or()
          .areAnnotatedWith(PATCH.class)
          .or()
          .areAnnotatedWith(DELETE.class)
          .should()
          .beAnnotatedWith(Requires.class);

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

  @ArchTest
  static final ArchRule A_LINE_OF_THE_LOG_IS_A_LOG_LINE =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Logger.class)))
                  .and(target(nameMatching("(trace|debug|info|warn|error|fatal|log)[fv]?"))));
}
