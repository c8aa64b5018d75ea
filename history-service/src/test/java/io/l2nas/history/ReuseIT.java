package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.space.Architecture;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a team has measured answers its actions, and what another has measured does not. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ReuseIT extends RecordingTestBase {
  private static final ExperimentRequest REQUEST =
      Experiments.of("random").steps(1).reuse("team").request();

  private TopicProbe recalls;

  @BeforeEach
  void openRecalls() {
    recalls = new TopicProbe(Topic.RECALLS.topicName());
  }

  @AfterEach
  void closeRecalls() {
    recalls.close();
  }

  @Test
  void answersWithWhatTheTeamHasMeasured() {
    // Given
    EvaluationCompleted measured =
        (EvaluationCompleted) measure("vision", "1", FunctionEvaluator::byChoices);
    SubmittedSearch asking = submit("vision", "1");
    ActionProposed action = action(asking);

    // When
    EvaluationEvent answer = ask(action);

    // Then
    assertThat(answer).isEqualTo(measured.reusedFor(action, "history"));
    assertThat(((EvaluationCompleted) answer).origin())
        .hasValue(new Origin(measured.experiment(), 0));
    states.await(asking.id(), 3);
    given()
        .get(EXPERIMENTS + "/" + asking.id())
        .then()
        .body("status", equalTo("COMPLETED"))
        .body("reused", equalTo(1));
    given()
        .get(EXPERIMENTS + "/" + asking.id() + "/steps")
        .then()
        .body("items[0].origin.experiment", equalTo(measured.experiment()))
        .body("items[0].origin.step", equalTo(0))
        .body("items[0].seconds", equalTo(0.0f));
    given()
        .get(EXPERIMENTS + "/" + measured.experiment() + "/steps")
        .then()
        .body("items[0].origin", nullValue());
    assertThat(ledger.select("select origin from outcome where experiment = ?", asking.id()))
        .containsExactly(measured.experiment() + "/0");
  }

  @Test
  void anotherTeamsScoreIsNoAnswer() {
    // Given
    measure("speech", "1", FunctionEvaluator::byChoices);

    // When
    EvaluationEvent answer = ask(action(submit("robots", "1")));

    // Then
    assertThat(answer).isInstanceOf(EvaluationNotFound.class);
  }

  @Test
  void anotherVersionsScoreIsNoAnswer() {
    // Given
    measure("audio", "1", FunctionEvaluator::byChoices);

    // When
    EvaluationEvent answer = ask(action(submit("audio", "2")));

    // Then
    assertThat(answer).isInstanceOf(EvaluationNotFound.class);
  }

  @Test
  void aFailureIsNoAnswer() {
    // Given
    measure("video", "1", architecture -> Double.NaN);

    // When
    EvaluationEvent answer = ask(action(submit("video", "1")));

    // Then
    assertThat(answer).isInstanceOf(EvaluationNotFound.class);
  }

  @Test
  void whatNobodyCanReadIsBuriedAndTheNextIsAnswered() {
    // Given
    TopicProbe deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
    ActionProposed action = action(submit("text", "1"));

    // When
    recalls.send("x", new byte[] {1, 2, 3});
    recalls.send("y", EventCodec.encode(Records.with(action, "alpha", FloatVector.of(1, 0))));
    EvaluationEvent answer = ask(action);

    // Then
    assertThat(answer).isInstanceOf(EvaluationNotFound.class);
    deadLetters.await(
        2,
        record ->
            TopicProbe.header(record.headers(), "dead-letter-topic").equals("l2nas.recalls.v1"));
    deadLetters.close();
  }

  /** Two evaluators may have had it at once. */
  @Test
  void whatWasMeasuredTwiceIsRecordedAndOneOfThemAnswers() {
    // Given
    ExperimentRequest twice = Records.with(request("twins", "1"), "steps", 2);
    SubmittedSearch first = SubmittedSearch.of(twice, FunctionEvaluator::byChoices);
    SubmittedSearch second = submit("twins", "1");
    EvaluationCompleted measured = (EvaluationCompleted) first.outcomes().get(0);

    // When
    send(second.outcomes().get(0));
    send(measured);
    send(Records.with(measured, "step", 1));
    states.await(first.id(), 4);
    states.await(second.id(), 3);
    EvaluationEvent answer = ask(action(submit("twins", "1")));

    // Then
    assertThat(((EvaluationCompleted) answer).value()).isEqualTo(measured.value());
    assertThat(ledger.select("select step from outcome where experiment = ?", first.id()))
        .containsExactlyInAnyOrder("0", "1");
    assertThat(ledger.select("select step from score where team = 'twins'")).hasSize(1);
  }

  /** An experiment of one step, from its submission to its end. */
  private EvaluationOutcome measure(
      String team, String version, ToDoubleFunction<Architecture> accuracy) {
    SubmittedSearch search = SubmittedSearch.of(request(team, version), accuracy);
    send(search.outcomes().get(0));
    states.await(search.id(), 3);
    return search.outcomes().get(0);
  }

  private static SubmittedSearch submit(String team, String version) {
    return SubmittedSearch.of(request(team, version), FunctionEvaluator::byChoices);
  }

  private static ExperimentRequest request(String team, String version) {
    return Records.with(Records.with(REQUEST, "team", team), "evaluatorVersion", version);
  }

  private static ActionProposed action(SubmittedSearch search) {
    return ExperimentAgent.of(search.submission()).start().get(0);
  }

  /** Asks as an agent does. */
  private EvaluationEvent ask(ActionProposed action) {
    recalls.send(action.id(), EventCodec.encode(action));
    return told(
        evaluations
            .await(1, record -> told(record).experiment().equals(action.experiment()))
            .get(0));
  }

  private static EvaluationEvent told(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the history wrote what cannot be read", e);
    }
  }
}
