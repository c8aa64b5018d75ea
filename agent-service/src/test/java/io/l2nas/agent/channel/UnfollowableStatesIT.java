package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in a state stream and cannot be followed hurts its own experiment at most. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class UnfollowableStatesIT extends StateFollowerTestBase {
  static Stream<Arguments> recordsThatDoNotFollow() {
    return Stream.of(
        Arguments.of("garbage", bytes("{oops"), "is not JSON"),
        Arguments.of("nothing", null, "is empty"),
        Arguments.of("an action", EventCodec.encode(other().actions(0).get(0)), "type is"),
        Arguments.of(
            "another experiment",
            EventCodec.encode(RecordedSearch.of("never-submitted", 1).stream().get(1)),
            "it must be 'never-submitted', the experiment of the event"),
        Arguments.of("NaN", bytes(text(other().stream().get(3)).replace("[", "[NaN,")), "finite"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordsThatDoNotFollow")
  void buriesWhatItCannotFollowAndGoesOn(String what, byte[] bytes, String reason) {
    // Given
    send(search.until(2));

    // When
    states.send(experiment, bytes);
    send(search.stream().subList(3, 6));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(5));
    ConsumerRecord<String, byte[]> letter = theOnlyLetter();
    assertThat(letter.value()).isEqualTo(bytes == null ? new byte[0] : bytes);
    assertThat(header(letter, "dead-letter-reason")).contains(reason);
    assertThat(header(letter, "dead-letter-topic")).isEqualTo("l2nas.states.v1");
  }

  /** What came too early is read again by whoever takes the partition over. */
  @Test
  void waitsForWhatIsMissing() {
    // When
    send(search.until(2));
    send(search.stream().subList(4, 5));
    send(search.stream().subList(3, 6));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(5));
    assertThat(header(theOnlyLetter(), "dead-letter-reason"))
        .contains("event 4 came after event 2; the events between are missing");
  }

  @Test
  void goesOnPastTheActionOfSomebodyElse() {
    // Given
    StateAdvanced third = (StateAdvanced) search.stream().get(3);

    // When
    send(search.until(2));
    send(List.of(Outcomes.ofAnotherAction(third)));
    send(search.stream().subList(3, 6));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(5));
    assertThat(header(theOnlyLetter(), "dead-letter-reason"))
        .contains("the outcome of step 2 is of an action that was not proposed");
  }

  @Test
  void isNotEndedBySomebodyElse() {
    // When
    send(search.until(2));
    send(
        List.of(
            new ExperimentStatusChanged(experiment, 1, ExperimentStatus.CANCELLED, "forged"),
            new ExperimentStatusChanged(experiment, 900, ExperimentStatus.CANCELLED, "forged")));
    send(search.stream().subList(3, 6));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(5));
    assertThat(header(theOnlyLetter(), "dead-letter-reason")).contains("event 900 came after");
  }

  @Test
  void endsAnExperimentThatItCannotBegin() throws MalformedRecordException {
    // Given
    ExperimentSubmitted submission = (ExperimentSubmitted) search.stream().get(0);
    ExperimentSubmitted unknown =
        new ExperimentSubmitted(
            experiment,
            Records.with(submission.spec(), "agent", new AgentSpec("bandit", Map.of())));

    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      // When
      send(List.of(unknown));

      // Then
      ConsumerRecord<String, byte[]> told =
          evaluations.await(1, record -> experiment.equals(record.key())).get(0);
      EvaluationFailed ending = EventCodec.decode(EvaluationFailed.class, told.value());
      assertThat(ending.reason()).isEqualTo(Reason.AGENT);
      assertThat(ending.step()).isZero();
      assertThat(ending.message()).startsWith("agent is 'bandit'; known agents are ");
      assertThat(actionsUntilTheEnd()).isEmpty();
      assertThat(evaluations.await(1, record -> experiment.equals(record.key()))).hasSize(1);
    }
  }

  private ConsumerRecord<String, byte[]> theOnlyLetter() {
    List<ConsumerRecord<String, byte[]>> letters = deadLetters.await(1, letter -> true);
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static RecordedSearch other() {
    return RecordedSearch.of("other", 1);
  }

  private static String text(ExperimentEvent event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
