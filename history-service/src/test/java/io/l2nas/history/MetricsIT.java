package io.l2nas.history;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.Metric;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of the history and the pools is what docs/metrics.md says. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class MetricsIT extends RecordingTestBase {

  @Test
  void tellsWhatIsDocumentedAndNamesNoExperiment() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    double firsts = value("l2nas_history_outcomes_total{result=\"first\"}");
    double late = value("l2nas_history_outcomes_total{result=\"late\"}");
    double letters = value("l2nas_history_dead_letters_total");

    // When
    evaluations.sendAll(
        search.id(),
        Stream.concat(search.outcomes().stream(), search.outcomes().stream().limit(1))
            .map(EventCodec::encode)
            .toList());
    evaluations.send(search.id(), new byte[] {'{'});
    states.await(search.id(), 5);
    when().get("/api/v1/experiments/" + search.id()).then().statusCode(200);
    when().get("/api/v1/experiments/" + search.id() + "/stream?after=4").then().statusCode(204);

    // Then
    await()
        .untilAsserted(
            () -> {
              assertThat(value("l2nas_history_dead_letters_total")).isEqualTo(letters + 1);
              assertThat(value("l2nas_history_outcomes_total{result=\"late\"}"))
                  .isEqualTo(late + 1);
              assertThat(page()).contains("l2nas_pool_slots{pool=\"default\"}");
            });
    assertThat(value("l2nas_history_outcomes_total{result=\"first\"}")).isEqualTo(firsts + 3);
    assertThat(value("l2nas_history_recording_seconds_count")).isPositive();
    assertThat(value("l2nas_history_publishing_seconds_count")).isPositive();
    assertThat(value("l2nas_history_stuck")).isZero();
    assertThat(Metric.served(page()))
        .containsExactlyInAnyOrderElementsOf(Metric.documented("History service"));
    assertThat(Metric.labelValues(page()))
        .contains("default")
        .noneMatch(value -> value.contains(search.id()));
  }

  private static double value(String sample) {
    return Metric.value(page(), sample);
  }

  private static String page() {
    return when().get("/q/metrics").then().statusCode(200).extract().asString();
  }
}
