package io.l2nas.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.TopEntry;
import io.l2nas.standalone.client.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchResultTest {
  private final SearchSummary summary = new SearchSummary();

  @Test
  void theJsonObjectHasTheFieldsThatAreDocumented() throws Exception {
    // Given
    Searches.events("e1", Searches.request(40, 7)).forEach(summary::follow);

    // When
    JsonNode json = json(SearchResult.of(summary, Duration.ofMillis(1234)));

    // Then
    TopEntry best = summary.top().get(0);
    assertThat(names(json))
        .containsExactly(
            "experiment",
            "agent",
            "seed",
            "status",
            "reason",
            "steps",
            "applied",
            "failed",
            "reused",
            "uniqueArchitectures",
            "best",
            "top",
            "fronts",
            "stepOfBest",
            "trajectoryHash",
            "seconds");
    assertThat(names(json.get("best")))
        .containsExactly("architecture", "step", "value", "reported");
    assertThat(json.get("best")).isEqualTo(json.get("top").get(0));
    assertThat(json.get("best").get("value").asDouble()).isEqualTo(best.value());
    assertThat(json.get("best").get("reported").get("cost").asDouble())
        .isEqualTo(best.reported().get("cost"));
    assertThat(json.get("top")).hasSize(4);
    assertThat(json.get("stepOfBest").asInt()).isEqualTo(best.step());
    assertThat(json.get("experiment").asText()).isEqualTo("e1");
    assertThat(json.get("agent").asText()).isEqualTo("random");
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("steps").asInt()).isEqualTo(40);
    assertThat(json.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(json.get("trajectoryHash").asText()).isEqualTo(summary.trajectoryHash());
    assertThat(json.get("seconds").asDouble()).isEqualTo(1.234);
  }

  @Test
  void aSearchThatFoundNothingHasNoBest() throws Exception {
    // Given
    Searches.events("e2", Searches.hopeless()).forEach(summary::follow);

    // When
    JsonNode json = json(SearchResult.of(summary, Duration.ZERO));

    // Then
    assertThat(json.get("best").isNull()).isTrue();
    assertThat(json.get("stepOfBest").isNull()).isTrue();
    assertThat(json.get("top")).isEmpty();
    assertThat(json.get("status").asText()).isEqualTo("FAILED");
    assertThat(json.get("failed").asInt()).isEqualTo(3);
  }

  private static JsonNode json(SearchResult result) throws Exception {
    return new ObjectMapper().readTree(Json.line(result));
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
