package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.Topic;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be used goes to the dead letters and stops nobody. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class PoisonedEvaluationsIT extends RecordingTestBase {
  private TopicProbe deadLetters;

  @BeforeEach
  void openDeadLetters() {
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void closeDeadLetters() {
    deadLetters.close();
  }

  static Stream<Arguments> outcomesThatCannotBe() {
    return Stream.of(
        Arguments.of(
            "another experiment",
            edit("\"experiment\":\"[^\"]+\"", "\"experiment\":\"nobody-1\""),
            "it must be 'nobody-1', the experiment of the event"),
        Arguments.of(
            "a step beyond the budget",
            edit("\"step\":0", "\"step\":3"),
            "step is 3; the experiment has 3 steps"),
        Arguments.of(
            "a short alpha",
            edit("\"alpha\":\\[[^,]+,", "\"alpha\":["),
            "alpha has 8 entries; the space needs 9"),
        Arguments.of(
            "another architecture",
            edit("\"architecture\":\"[^\"]+\"", "\"architecture\":\"z-z-z\""),
            "architecture is 'z-z-z'; alpha says"),
        Arguments.of(
            "a reward that no float holds",
            edit("\"reward\":[^,]+", "\"reward\":1e39"),
            "it must fit a 32-bit float"),
        Arguments.of("NaN", edit("\"value\":[^,]+", "\"value\":NaN"), "numbers must be finite"),
        Arguments.of(
            "infinity",
            edit("\"reward\":[^,]+", "\"reward\":1e999"),
            "reward is Infinity; it must be a finite number"),
        Arguments.of("another type", edit("evaluation.completed", "state.advanced"), "type is"),
        Arguments.of("garbage", (UnaryOperator<String>) text -> "\u0001garbage", "is not JSON"),
        Arguments.of("nothing", (UnaryOperator<String>) text -> null, "is empty"),
        Arguments.of(
            "a large record", (UnaryOperator<String>) text -> "x".repeat(1_048_400), "is not JSON"),
        Arguments.of(
            "a long text",
            edit("\"architecture\":\"[^\"]+\"", "\"architecture\":\"" + "z".repeat(65_000) + "\""),
            "architecture is 'zzz"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outcomesThatCannotBe")
  void buriesWhatCannotBeAndRecordsItsNeighbours(
      String what, UnaryOperator<String> edit, String reason) {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    String edited = edit.apply(LedgerProbe.text(search.outcomes().get(0)));
    byte[] bytes = edited == null ? null : edited.getBytes(StandardCharsets.UTF_8);

    // When
    send(search.outcomes().get(1));
    evaluations.send(search.id(), bytes);
    send(search.outcomes().get(0));
    send(search.outcomes().get(2));

    // Then
    assertThat(states.await(search.id(), 5)).isEqualTo(StateStream.texts(search.stream()));
    List<ConsumerRecord<String, byte[]>> letters = deadLetters.await(1, letter -> true);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).value()).isEqualTo(bytes == null ? new byte[0] : bytes);
    assertThat(TopicProbe.header(letters.get(0).headers(), "dead-letter-reason")).contains(reason);
    assertThat(TopicProbe.header(letters.get(0).headers(), "dead-letter-topic"))
        .isEqualTo("l2nas.evaluations.v1");
    assertThat(ledger.late(search.id())).isEmpty();
  }

  private static UnaryOperator<String> edit(String pattern, String replacement) {
    return text -> {
      String edited = text.replaceFirst(pattern, replacement);
      assertThat(edited).isNotEqualTo(text);
      return edited;
    };
  }
}
