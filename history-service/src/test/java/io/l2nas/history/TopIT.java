package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The best architectures are those of core, whatever came in and fell off on the way. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class TopIT {

  @Test
  void isWhatCoreHolds() {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(
            Experiments.of("random").steps(60).topK(3), FunctionEvaluator::byChoices);

    // When
    complete(search);

    // Then
    assertTop(search);
  }

  @Test
  void whoKeepsTheConstraintsStandsFirst() {
    // Given
    ExperimentRequest request =
        Experiments.of("random").steps(60).topK(8).parallelism(60).request();
    request = Records.with(request, "constraints", List.of(FunctionEvaluator.COST + "<=1"));
    SubmittedSearch search = SubmittedSearch.of(request, FunctionEvaluator::byChoices);

    // When
    complete(search);

    // Then
    assertTop(search);
    List<Double> violations = top(search).getList("items.violation", Double.class);
    assertThat(violations).isSorted().startsWith(0.0, 0.0).doesNotContainNull();
    assertThat(violations.get(7)).isPositive();
  }

  private static void assertTop(SubmittedSearch search) {
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    search.outcomes().forEach(history::record);
    JsonPath top = top(search);
    assertThat(top.<String>getList("items.architecture"))
        .isEqualTo(history.top().stream().map(TopEntry::architecture).toList());
    assertThat(top.<Integer>getList("items.step"))
        .isEqualTo(history.top().stream().map(TopEntry::step).toList());
    assertThat(top.getList("items.value", Double.class))
        .isEqualTo(history.top().stream().map(TopEntry::value).toList());
  }

  private static JsonPath top(SubmittedSearch search) {
    return when()
        .get(EXPERIMENTS + "/" + search.id() + "/top?limit=100")
        .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
  }
}
