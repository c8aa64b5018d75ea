package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.change;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Outcomes in, states out, measured against core's history of the same outcomes. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class RecordingOrderIT extends RecordingTestBase {
  @Test
  void appliesOutcomesInStepOrderWhateverTheOrderTheyComeIn() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(40);
    List<EvaluationOutcome> shuffled = new ArrayList<>(search.outcomes());
    shuffled.addAll(search.outcomes().subList(10, 30));
    Collections.shuffle(shuffled, new Random(1));

    // When
    send(new EvaluationStarted(search.id(), 0, 1, "evaluator-1"));
    shuffled.forEach(this::send);
    send(new EvaluationProgressed(search.id(), 0, 1, "evaluator-1", 1, Map.of()));

    // Then
    List<ExperimentEvent> expected = search.stream();
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(StateStream.texts(expected));
    await().untilAsserted(() -> assertThat(ledger.late(search.id())).hasSize(20));
  }

  @Test
  void keepsASecondOutcomeAsEvidenceAndDoesNotApplyIt() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    EvaluationOutcome divergent = Outcomes.better(search.outcomes().get(1), "evaluator-2");

    // When
    send(search.outcomes().get(1));
    send(divergent);
    send(divergent); // Kafka may bring it again.
    search.outcomes().forEach(this::send);

    // Then
    assertThat(states.await(search.id(), 6)).isEqualTo(StateStream.texts(search.stream()));
    await()
        .untilAsserted(
            () ->
                assertThat(ledger.late(search.id()))
                    .containsExactlyInAnyOrder(
                        LedgerProbe.text(divergent), LedgerProbe.text(search.outcomes().get(1))));
    assertThat(
            ledger.select(
                "select event from outcome where experiment = ? and step = 1", search.id()))
        .containsExactly(LedgerProbe.text(search.outcomes().get(1)));
  }

  @Test
  void showsNothingOfAnOutcomeThatWaits() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);

    // When
    search.outcomes().subList(1, 3).forEach(this::send);

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ledger.select("select step from outcome where experiment = ?", search.id()))
                    .hasSize(2));
    String address = EXPERIMENTS + "/" + search.id();
    given().get(address).then().body("applied", equalTo(0)).body("best", nullValue());
    given().get(address + "/top").then().body("items", hasSize(0));
    given().get(address + "/steps").then().body("items", hasSize(0));
  }

  @Test
  void keepsWhatComesAfterACancellationAsEvidence() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(6);
    search.outcomes().subList(0, 2).forEach(this::send);
    states.await(search.id(), 3);
    change(search.id(), "cancel").statusCode(200);

    // When
    search.outcomes().subList(2, 6).forEach(this::send);

    // Then
    await().untilAsserted(() -> assertThat(ledger.late(search.id())).hasSize(4));
    assertThat(ledger.stream(search.id())).hasSize(4).last().asString().contains("CANCELLED");
    assertThat(ledger.select("select status from experiment where id = ?", search.id()))
        .containsExactly("CANCELLED");
  }

  @Test
  void failsAnExperimentWithTooManyFailures() {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(Experiments.of("random").steps(8).maxFailures(3), x -> Double.NaN);

    // When
    search.outcomes().forEach(this::send);

    // Then
    assertThat(states.await(search.id(), 5))
        .isEqualTo(StateStream.texts(search.stream()))
        .hasSize(5);
    given()
        .get(EXPERIMENTS + "/" + search.id())
        .then()
        .body("status", equalTo("FAILED"))
        .body("failed", equalTo(3))
        .body("reason", startsWith("3 evaluations failed; maxFailures is 3"));
  }

  @Test
  void keepsTheStreamWholeWhilePeoplePauseAndResume() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(200);

    // When
    for (int step = 0; step < 200; step++) {
      send(search.outcomes().get(step));
      if (step % 20 == 10) {
        change(search.id(), "pause").statusCode(200);
        change(search.id(), "resume").statusCode(200);
      }
    }

    // Then
    List<String> onKafka = states.await(search.id(), 1 + 200 + 20 + 1);
    assertThat(ledger.stream(search.id())).isEqualTo(onKafka).hasSize(222);
    assertThat(StateStream.steps(onKafka))
        .isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
  }
}
