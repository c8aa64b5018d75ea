package io.l2nas.evaluator.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.Metric;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of evaluators is what docs/metrics.md says. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class MetricsIT {
  private static final String EXPERIMENT = "toy-metrics";
  private static final String COMPLETED =
      "l2nas_evaluator_evaluations_completed_total{pool=\"default\"}";
  private static final String ENDED = "l2nas_evaluator_evaluation_seconds_count{pool=\"default\"}";
  private static final String BUSY = "l2nas_evaluator_slots_busy{pool=\"default\"}";

  @Test
  void tellsWhatIsDocumentedAndNamesNoExperiment() {
    // Given
    try (PoolProbe pool = new PoolProbe()) {
      pool.toldFromStart(PastResource.EARLY_EXPERIMENT, 2);
      double completed = value(COMPLETED);
      double failed = value(failed("UNKNOWN_ARCHITECTURE"));
      double ended = value(ENDED);

      // When
      pool.send(Toy.action(EXPERIMENT, 0));
      pool.send(Toy.action(EXPERIMENT, 1, Toy.NOT_IN_THE_TABLE, Toy.evaluator(Map.of())));
      pool.told(EXPERIMENT, 4);

      // Then
      await().untilAsserted(() -> assertThat(value(ENDED)).isEqualTo(ended + 2));
      assertThat(value(COMPLETED)).isEqualTo(completed + 1);
      assertThat(value(failed("UNKNOWN_ARCHITECTURE"))).isEqualTo(failed + 1);
    }
    await().untilAsserted(() -> assertThat(page()).contains(BUSY + " 0.0"));
    assertThat(page()).contains(failed("TIMEOUT"));
    assertThat(value("l2nas_evaluator_slots{pool=\"default\"}")).isEqualTo(6);
    assertThat(Metric.served(page()))
        .containsExactlyInAnyOrderElementsOf(Metric.documented("Evaluator service"));
    assertThat(Metric.labelValues(page()))
        .contains("default")
        .noneMatch(value -> value.contains(EXPERIMENT));
  }

  private static String failed(String reason) {
    return "l2nas_evaluator_evaluations_failed_total{pool=\"default\",reason=\"" + reason + "\"}";
  }

  private static double value(String sample) {
    return Metric.value(page(), sample);
  }

  private static String page() {
    return when().get("/q/metrics").then().statusCode(200).extract().asString();
  }
}
