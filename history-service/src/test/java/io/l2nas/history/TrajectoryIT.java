package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.complete;
import static io.l2nas.history.ExperimentsApi.pagesOf;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.Topic;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search found: its best architectures, its steps, its state stream. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class TrajectoryIT {
  @Test
  void showsWhatASearchFound() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    search.outcomes().forEach(history::record);

    // When
    complete(search);

    // Then
    when()
        .get(EXPERIMENTS + "/" + search.id())
        .then()
        .body("status", equalTo("COMPLETED"))
        .body("reason", equalTo("all 30 steps are done"))
        .body("applied", equalTo(30))
        .body("uniqueArchitectures", equalTo(history.uniqueArchitectures()))
        .body("best.architecture", equalTo(history.top().get(0).architecture()))
        .body("trajectoryHash", equalTo(history.trajectoryHash()));
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/top?limit=4")
        .then()
        .body(
            "items.architecture",
            equalTo(history.top().stream().map(TopEntry::architecture).toList()))
        .body("items.step", equalTo(history.top().stream().map(TopEntry::step).toList()));
  }

  @Test
  void ranksEqualsByTheStepThatFoundThemFirst() {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(Experiments.of("random").steps(40).topK(40), x -> 0.5);
    complete(search);
    Map<String, Integer> firsts = new LinkedHashMap<>();
    search
        .outcomes()
        .forEach(outcome -> firsts.putIfAbsent(outcome.architecture(), outcome.step()));

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/top?limit=1000")
        .then()
        .body("items.architecture", equalTo(List.copyOf(firsts.keySet())))
        .body("items.step", equalTo(List.copyOf(firsts.values())))
        .body("next", nullValue());
  }

  @Test
  void pagesThroughTheSteps() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    complete(search);

    // When
    List<ValidatableResponse> pages = pagesOf(EXPERIMENTS + "/" + search.id() + "/steps?limit=10");

    // Then
    assertThat(
            pages.stream()
                .flatMap(page -> page.extract().<List<Integer>>path("items.step").stream()))
        .isEqualTo(IntStream.range(0, 30).boxed().toList());
    assertThat(pages).hasSize(3);
  }

  @Test
  void beginsWithTheStepThatIsAskedFor() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(30);
    complete(search);
    String steps = EXPERIMENTS + "/" + search.id() + "/steps";

    // When // Then
    assertThat(
            pagesOf(steps + "?from=17&limit=5").stream()
                .flatMap(page -> page.extract().<List<Integer>>path("items.step").stream()))
        .isEqualTo(IntStream.range(17, 30).boxed().toList());
    when().get(steps + "?from=30").then().body("items", hasSize(0)).body("next", nullValue());
    problem(when().get(steps + "?from=-1").then(), 400)
        .body("detail", equalTo("from is '-1'; it must be from 0 to 999999999"));
  }

  @Test
  void saysWhyAStepHasNoScore() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(Experiments.of("random").steps(1), x -> Double.NaN);
    complete(search);

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/steps")
        .then()
        .body("items[0].value", nullValue())
        .body("items[0].reward", nullValue())
        .body("items[0].failure.reason", equalTo("UNKNOWN_ARCHITECTURE"));
  }

  @Test
  void showsTheStateStreamByteForByteAsOnKafka() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    complete(search);

    // When
    String body = when().get(EXPERIMENTS + "/" + search.id() + "/events").asString();

    // Then
    List<String> onKafka = new ArrayList<>();
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName())) {
      for (ConsumerRecord<String, byte[]> record :
          states.awaitFromStart(12, record -> search.id().equals(record.key()))) {
        onKafka.add(new String(record.value(), StandardCharsets.UTF_8));
      }
    }
    assertThat(body).isEqualTo("{\"items\":[" + String.join(",", onKafka) + "],\"next\":11}");
    assertThat(onKafka).isEqualTo(search.stream().stream().map(LedgerProbe::text).toList());
  }

  @Test
  void showsWhatHasComeSince() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    complete(search);

    // When // Then
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/events?after=4&limit=3")
        .then()
        .body("items.sequence", equalTo(List.of(5, 6, 7)))
        .body("next", equalTo(7));
    when()
        .get(EXPERIMENTS + "/" + search.id() + "/events?after=11")
        .then()
        .body("items", hasSize(0))
        .body("next", equalTo(11));
  }

  @ParameterizedTest
  @CsvSource({
    "/steps?cursor=x, cursor is 'x'; it must be the 'next' of the page before",
    "/steps?cursor=-1, cursor is '-1'; it must be the 'next' of the page before",
    "/steps?limit=0, limit is '0'; it must be from 1 to 1000",
    "/top?limit=1001, limit is '1001'; it must be from 1 to 1000",
    "/events?limit=ten, limit is 'ten'; it must be from 1 to 1000",
    "/events?after=x, after is 'x'; it must be a sequence number",
    "/events?after=-2, after is '-2'; it must be a sequence number",
    "/events?after=99999999999999999999, after is '99999999999999999999'; it must be a sequence number"
  })
  void refusesAQuestionThatMakesNoSense(String query, String detail) {
    // Given
    String id = submit(SHORTEST).extract().path("id");

    // When // Then
    problem(when().get(EXPERIMENTS + "/" + id + query).then(), 400)
        .body("detail", startsWith(detail));
  }
}
