package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.fixtures.Events;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools that know CloudEvents find what they look for. */
class CloudEventHeadersTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.5Z");

  static Stream<Event> events() {
    return Events.byGoldenFile().values().stream();
  }

  @Test
  void allAttributesAreThere() {
    // When
    Map<String, String> headers =
        CloudEventHeaders.of(Events.evaluationStarted(), "l2nas/evaluator", NOON);

    // Then
    assertThat(headers)
        .containsOnly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "toy-1/1/started/2/gpu-7"),
            Map.entry("ce_source", "l2nas/evaluator"),
            Map.entry("ce_type", "io.l2nas.evaluation.started.v1"),
            Map.entry("ce_time", "2026-11-24T12:00:00.500Z"),
            Map.entry("content-type", "application/json"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theTypeIsTheOneInTheValue(Event event) {
    // When
    Map<String, String> headers = CloudEventHeaders.of(event, "l2nas/test", NOON);

    // Then
    assertThat(headers)
        .containsEntry("ce_type", Schemas.tree(EventCodec.encode(event)).path("type").asText())
        .containsEntry("ce_id", event.id());
  }
}
