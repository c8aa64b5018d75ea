package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has a score is answered, and evaluators are asked for the rest. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class ReuseIT extends StateFollowerTestBase {
  private static final int STEPS = 40;

  private TopicProbe evaluations;
  private TopicProbe recalls;

  @BeforeEach
  void openMore() {
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    recalls = new TopicProbe(Topic.RECALLS.topicName());
  }

  @AfterEach
  void closeMore() {
    evaluations.close();
    recalls.close();
  }

  @Test
  void answersWhatTheExperimentHasMeasured() {
    // Given
    List<ExperimentEvent> stream = stream("experiment");
    List<EvaluationCompleted> expected = answers(stream);

    // When
    send(stream.subList(0, STEPS));

    // Then
    List<EvaluationCompleted> told =
        evaluations.await(expected.size(), record -> isAnswer(told(record))).stream()
            .map(record -> (EvaluationCompleted) told(record))
            .toList();
    assertThat(told).containsExactlyElementsOf(expected).hasSizeGreaterThan(5);
    assertThat(told.get(0).origin()).map(Origin::experiment).hasValue(experiment);
    assertThat(actionsUntilTheEnd())
        .isNotEmpty()
        .extracting(ActionProposed::step)
        .doesNotContainAnyElementsOf(expected.stream().map(EvaluationCompleted::step).toList());
    assertThat(recallsUntilTheEnd()).isEmpty();
  }

  @Test
  void asksForScoresOfTheTeamBeforeAnyEvaluator() {
    // When
    send(stream("team").subList(0, 1));
    ActionProposed asked = action(recalls.await(1, of(experiment)).get(0));
    int early = actionsUntilTheEnd().size();
    tell(new EvaluationNotFound(experiment, 0, 1, "history"));
    ActionProposed dispatched = awaitAttempt(0, 1);

    // Then
    assertThat(early).isZero();
    assertThat(dispatched).isEqualTo(asked);
  }

  @Test
  void goesOnWithoutAnAnswer() {
    // When
    send(stream("team").subList(0, 1));
    recalls.await(1, of(experiment));

    // Then
    assertThat(awaitAttempt(0, 1).step()).isZero();
  }

  /** Of this experiment; a later one of the same partition marks the end. */
  private List<ActionProposed> recallsUntilTheEnd() {
    String after = "asks-after-" + experiment;
    states.sendBeside(experiment, after, EventCodec.encode(stream(after, "team").get(0)));
    recalls.await(1, of(after));
    return sorted(recalls.await(0, of(experiment)));
  }

  private List<ExperimentEvent> stream(String reuse) {
    return stream(experiment, reuse);
  }

  private static List<ExperimentEvent> stream(String name, String reuse) {
    List<ExperimentEvent> stream = new ArrayList<>();
    new SearchLoop(
            new ExperimentSubmitted(
                name,
                Specification.of(Experiments.of("random").steps(STEPS).reuse(reuse).request())),
            FunctionEvaluator.evaluation(FunctionEvaluator::byChoices))
        .run(stream::add);
    return stream;
  }

  /** What an agent answers that follows the stream. */
  private static List<EvaluationCompleted> answers(List<ExperimentEvent> stream) {
    ExperimentAgent agent = ExperimentAgent.of((ExperimentSubmitted) stream.get(0));
    List<EvaluationCompleted> answers = new ArrayList<>();
    for (ExperimentEvent event : stream.subList(1, STEPS)) {
      agent.follow(event).stream()
          .map(action -> agent.answer(action.step()))
          .flatMap(Optional::stream)
          .forEach(answers::add);
    }
    return answers;
  }

  private void tell(EvaluationEvent event) {
    evaluations.send(experiment, EventCodec.encode(event));
  }

  private boolean isAnswer(EvaluationEvent event) {
    return event instanceof EvaluationCompleted completed
        && completed.experiment().equals(experiment);
  }

  private static EvaluationEvent told(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      return null;
    }
  }
}
