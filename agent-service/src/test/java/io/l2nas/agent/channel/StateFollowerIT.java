package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent at work on streams that core wrote. A later experiment in the same partition marks the
 * end: when its actions have come, no more will come of what was sent before it.
 */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class StateFollowerIT {
  private static final int FIRST = RecordedSearch.PARALLELISM;
  private static final AtomicInteger EXPERIMENTS = new AtomicInteger();

  private final String experiment = "search-" + EXPERIMENTS.incrementAndGet();
  private final RecordedSearch search = RecordedSearch.of(experiment, 7);
  private TopicProbe states;
  private TopicProbe actions;
  private TopicProbe deadLetters;

  @BeforeEach
  void open() {
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    states = new TopicProbe(Topic.STATES.topicName());
    actions = new TopicProbe(Topic.actionsOf("default"));
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void close() {
    states.close();
    actions.close();
    deadLetters.close();
  }

  @Test
  void answersASubmissionWithTheFirstActions() {
    // When
    send(search.until(0));

    // Then
    List<ConsumerRecord<String, byte[]>> records =
        actions.await(FIRST, of(experiment)).stream().toList();
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(0)).hasSize(FIRST);
    assertThat(records)
        .allSatisfy(
            record -> {
              ActionProposed action = action(record);
              assertThat(record.key()).isEqualTo(action.id());
              assertThat(header(record, "ce_id")).isEqualTo(action.id());
              assertThat(header(record, "ce_type")).isEqualTo("io.l2nas.action.proposed.v1");
              assertThat(header(record, "ce_source")).isEqualTo("l2nas/agent");
            });
  }

  @Test
  void answersEveryStateWithTheActionOfCoreBitForBit() {
    // When
    send(search.stream());

    // Then
    assertThat(actionsUntilTheEnd())
        .isEqualTo(search.actions(RecordedSearch.STEPS))
        .hasSize(RecordedSearch.STEPS);
  }

  @Test
  void dropsWhatItHasSeen() {
    // When
    send(search.until(1));
    send(search.until(4));
    send(search.until(2));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(4));
  }

  @Test
  void holdsActionsBackWhilePaused() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.PAUSED)));
    send(shifted(3, 1));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
  }

  @Test
  void sendsWhatWasHeldBackWhenResumed() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.PAUSED)));
    send(shifted(3, 1));
    send(shifted(4, 1));
    send(List.of(status(6, ExperimentStatus.RUNNING)));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(4));
  }

  @Test
  void sendsNothingAfterACancellation() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.CANCELLED)));
    send(shifted(3, 1));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
  }

  static Stream<Arguments> recordsThatDoNotFollow() {
    return Stream.of(
        Arguments.of("garbage", bytes("{oops"), "is not JSON"),
        Arguments.of("nothing", null, "is empty"),
        Arguments.of("an action", EventCodec.encode(other().actions(0).get(0)), "type is"),
        Arguments.of(
            "an unknown experiment",
            EventCodec.encode(RecordedSearch.of("never-submitted", 1).stream().get(1)),
            "experiment 'never-submitted' is unknown"),
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

  @Test
  void stopsAnExperimentWhoseStreamHasAGapAndNoOther() {
    // When
    send(search.until(2));
    send(search.stream().subList(4, 7));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
    assertThat(header(theOnlyLetter(), "dead-letter-reason"))
        .contains("event 4 came after event 2; the events between are missing");
  }

  @Test
  void stopsAnExperimentThatTellsOfAnActionOfSomebodyElse() {
    // Given
    StateAdvanced third = (StateAdvanced) search.stream().get(3);

    // When
    send(search.until(2));
    send(List.of(withForeignAlpha(third)));
    send(search.stream().subList(4, 7));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
    assertThat(header(theOnlyLetter(), "dead-letter-reason"))
        .contains("the outcome of step 2 is of an action that was not proposed");
  }

  @Test
  void asksAgainForWhatWasInFlightWhenItCame() {
    // When
    List<ActionProposed> asked =
        sorted(actions.awaitFromStart(1, of(PastResource.running().stream().get(0).experiment())));

    // Then
    assertThat(asked)
        .isEqualTo(PastResource.running().inFlight(PastResource.STATES))
        .hasSize(RecordedSearch.PARALLELISM);
  }

  @Test
  void asksForNothingOfAnExperimentThatHadEndedOrCannotBeFollowed() {
    // When
    List<ConsumerRecord<String, byte[]>> all =
        actions.awaitFromStart(1, of(PastResource.running().stream().get(0).experiment()));
    List<ConsumerRecord<String, byte[]>> unwanted =
        actions.await(0, of("past-ended").or(of("past-gapped")));

    // Then
    assertThat(all).isNotEmpty();
    assertThat(unwanted).isEmpty();
  }

  @Test
  void followsAnExperimentOfThePastAsIfItHadAlwaysBeenThere() {
    // Given
    List<ExperimentEvent> rest =
        List.of(
            new ExperimentStatusChanged(
                "past-paused", PastResource.STATES + 2, ExperimentStatus.RUNNING, "resumed"),
            shifted(PastResource.paused(), PastResource.STATES + 1, 2));

    // When
    rest.forEach(event -> states.send(PastResource.KEY, EventCodec.encode(event)));

    // Then
    assertThat(sorted(actions.await(1, of("past-paused"))))
        .isEqualTo(
            PastResource.paused()
                .actions(PastResource.STATES + 1)
                .subList(FIRST + PastResource.STATES, FIRST + PastResource.STATES + 1));
  }

  @Test
  void isReadyWhenThePastIsFollowed() {
    // When // Then
    when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("agent follows the state streams"));
  }

  private void send(List<? extends ExperimentEvent> events) {
    events.forEach(event -> states.send(experiment, EventCodec.encode(event)));
  }

  private ExperimentStatusChanged status(long sequence, ExperimentStatus status) {
    return new ExperimentStatusChanged(experiment, sequence, status, "somebody asked");
  }

  /** A state of the search as it is numbered after so many changes of status. */
  private List<ExperimentEvent> shifted(int state, int changes) {
    return List.of(shifted(search, state, changes));
  }

  private static StateAdvanced shifted(RecordedSearch search, int state, int changes) {
    StateAdvanced event = (StateAdvanced) search.stream().get(state);
    return new StateAdvanced(
        event.experiment(),
        event.sequence() + changes,
        event.step(),
        event.outcome(),
        event.topChange(),
        event.state(),
        event.trajectoryHash());
  }

  private static StateAdvanced withForeignAlpha(StateAdvanced event) {
    EvaluationCompleted outcome = (EvaluationCompleted) event.outcome();
    float[] alpha = outcome.alpha().toArray();
    alpha[0] = Math.nextUp(alpha[0]);
    return new StateAdvanced(
        event.experiment(),
        event.sequence(),
        event.step(),
        new EvaluationCompleted(
            outcome.experiment(),
            outcome.step(),
            outcome.attempt(),
            outcome.evaluator(),
            FloatVector.of(alpha),
            outcome.architecture(),
            outcome.value(),
            outcome.reward(),
            outcome.reported(),
            outcome.seconds()),
        event.topChange(),
        event.state(),
        event.trajectoryHash());
  }

  private List<ActionProposed> actionsUntilTheEnd() {
    RecordedSearch end = RecordedSearch.of("after-" + experiment, 0);
    ExperimentSubmitted submission = (ExperimentSubmitted) end.stream().get(0);
    states.send(experiment, EventCodec.encode(submission));
    actions.await(FIRST, of(submission.experiment()));
    return sorted(actions.await(0, of(experiment)));
  }

  private ConsumerRecord<String, byte[]> theOnlyLetter() {
    List<ConsumerRecord<String, byte[]>> letters = deadLetters.await(1, letter -> true);
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static List<ActionProposed> sorted(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .map(StateFollowerIT::action)
        .sorted(Comparator.comparingInt(ActionProposed::step))
        .toList();
  }

  private static Predicate<ConsumerRecord<String, byte[]>> of(String experiment) {
    return record -> action(record).experiment().equals(experiment);
  }

  private static ActionProposed action(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(ActionProposed.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the agent wrote what cannot be read", e);
    }
  }

  private static RecordedSearch other() {
    return RecordedSearch.of("other", 1);
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return TopicProbe.header(record.headers(), name);
  }

  private static String text(ExperimentEvent event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
