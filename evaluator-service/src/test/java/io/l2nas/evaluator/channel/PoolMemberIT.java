package io.l2nas.evaluator.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three evaluators of two slots each, as application.properties has them. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class PoolMemberIT {
  private static final int SLOTS = 2;
  private static final AtomicInteger EXPERIMENTS = new AtomicInteger();

  private final String experiment = "toy-" + EXPERIMENTS.incrementAndGet();
  private TopicProbe actions;
  private TopicProbe evaluations;
  private TopicProbe deadLetters;

  @BeforeEach
  void open() {
    actions = new TopicProbe(Topic.actionsOf("default"));
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void close() {
    actions.close();
    evaluations.close();
    deadLetters.close();
  }

  @Test
  void tellsThatItStartedAndThenTheScore() {
    // Given
    ActionProposed action = Toy.action(experiment, 7);

    // When
    send(action);

    // Then
    List<ConsumerRecord<String, byte[]>> records = ofExperiment(2);
    assertThat(records).hasSize(2).allMatch(record -> record.key().equals(experiment));
    EvaluationEvent started = event(records.get(0));
    EvaluationCompleted completed = (EvaluationCompleted) event(records.get(1));
    assertThat(started).isEqualTo(new EvaluationStarted(experiment, 7, 1, completed.evaluator()));
    assertThat(completed)
        .isEqualTo(
            new EvaluationCompleted(
                experiment,
                7,
                1,
                completed.evaluator(),
                Toy.A_C,
                "a-c",
                91.5,
                StrictMath.pow(100, 0.915),
                Map.of("test", 94.0),
                completed.seconds()));
    assertThat(completed.evaluator()).matches("tester-[0-2]");
    assertThat(completed.seconds()).isBetween(0.0, 10.0);
  }

  @Test
  void asksTheCommandThatTheOperatorConfigured() {
    // Given
    EvaluatorSpec half = new EvaluatorSpec("exec", "valid", List.of(), Map.of("command", "half"));

    // When
    send(Toy.action(experiment, 7, Toy.A_C, half));

    // Then
    EvaluationCompleted completed = (EvaluationCompleted) event(ofExperiment(2).get(1));
    assertThat(completed.value()).isEqualTo(0.5);
    assertThat(completed.reward()).isEqualTo(10);
  }

  @Test
  void writesCloudEventsHeaders() {
    // When
    send(Toy.action(experiment, 7));

    // Then
    for (ConsumerRecord<String, byte[]> record : ofExperiment(2)) {
      EvaluationEvent event = event(record);
      assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
      assertThat(header(record, "ce_id")).isEqualTo(event.id());
      assertThat(header(record, "ce_type")).isEqualTo(EventCodec.typeOf(event));
      assertThat(header(record, "ce_source")).isEqualTo("l2nas/evaluator");
      assertThat(header(record, "ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z");
      assertThat(header(record, "content-type")).isEqualTo("application/json");
    }
  }

  static Stream<Arguments> actionsWithoutAScore() {
    return Stream.of(
        Arguments.of(
            Toy.NOT_IN_THE_TABLE,
            Toy.evaluator(Map.of()),
            Reason.UNKNOWN_ARCHITECTURE,
            "none of its 3 rows has the architecture 'b-d'"),
        Arguments.of(
            Toy.A_C,
            new EvaluatorSpec("table", "vlaid", List.of(), Map.of()),
            Reason.INVALID_REQUEST,
            "there is no metric 'vlaid'"),
        Arguments.of(
            Toy.A_C,
            new EvaluatorSpec("http", "valid", List.of(), Map.of("service", "else")),
            Reason.INVALID_REQUEST,
            "option service is 'else'; this evaluator has [nowhere]"),
        Arguments.of(
            Toy.A_C,
            new EvaluatorSpec("oracle", "valid", List.of(), Map.of()),
            Reason.INVALID_REQUEST,
            "there is no evaluator 'oracle' here"));
  }

  @ParameterizedTest
  @MethodSource("actionsWithoutAScore")
  void tellsWhyThereIsNoScore(
      FloatVector alpha, EvaluatorSpec evaluator, Reason reason, String message) {
    // When
    send(Toy.action(experiment, 0, alpha, evaluator));

    // Then
    EvaluationFailed failed = (EvaluationFailed) event(ofExperiment(2).get(1));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message()).contains(message);
    assertThat(failed.alpha()).isEqualTo(alpha);
  }

  static Stream<Arguments> recordsThatAreNoActions() {
    String action = new String(EventCodec.encode(Toy.action("bad", 0)), StandardCharsets.UTF_8);
    byte[] wrongSize =
        EventCodec.encode(Toy.action("bad", 0, FloatVector.of(1, 2, 3), Toy.evaluator(Map.of())));
    return Stream.of(
        Arguments.of("garbage", new byte[] {(byte) 0xff, 0, 1}, "not valid UTF-8"),
        Arguments.of("nothing", null, "is empty"),
        Arguments.of(
            "another event",
            EventCodec.encode(new EvaluationStarted("bad", 0, 1, "me")),
            "it must be io.l2nas.action.proposed.v1"),
        Arguments.of("NaN", bytes(action.replace("0.9,", "NaN,")), "numbers must be finite"),
        Arguments.of("infinity", bytes(action.replace("0.9,", "1e999,")), "alpha[0] is too large"),
        Arguments.of("a short alpha", wrongSize, "alpha has 3 entries; the space 'toy' needs 4"),
        Arguments.of("a large record", bytes("x".repeat(1_048_400)), "is not JSON at line 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordsThatAreNoActions")
  void buriesWhatIsNoActionAndGoesOn(String what, byte[] bytes, String reason) {
    // Given
    send(Toy.action(experiment, 0));

    // When
    actions.send("bad", bytes);
    send(Toy.action(experiment, 1));

    // Then
    List<ConsumerRecord<String, byte[]>> letters = deadLetters.await(1, record -> true);
    ConsumerRecord<String, byte[]> sent =
        actions.await(1, record -> record.key().equals("bad")).get(0);
    assertThat(letters).hasSize(1);
    ConsumerRecord<String, byte[]> letter = letters.get(0);
    assertThat(letter.value()).isEqualTo(bytes == null ? new byte[0] : bytes);
    assertThat(header(letter, "dead-letter-reason")).contains(reason);
    assertThat(header(letter, "dead-letter-topic")).isEqualTo(sent.topic());
    assertThat(header(letter, "dead-letter-partition")).isEqualTo("" + sent.partition());
    assertThat(header(letter, "dead-letter-offset")).isEqualTo("" + sent.offset());
    assertThat(completedSteps(2)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void evaluatesEveryActionOnceHoweverManyMembersThereAre() {
    // When
    IntStream.range(0, 100).forEach(step -> send(Toy.action(experiment, step)));

    // Then
    List<Integer> steps = completedSteps(100);
    assertThat(steps).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
    assertThat(outcomes(100).stream().map(EvaluationEvent::evaluator).distinct().sorted())
        .containsExactly("tester-0", "tester-1", "tester-2");
    assertThat(ofExperiment(200)).hasSize(200);
  }

  @Test
  void neverRunsMoreThanItsSlots() {
    // Given
    EvaluatorSpec slow = Toy.evaluator(Map.of("delay", "400ms"));

    // When
    IntStream.range(0, 24).forEach(step -> send(Toy.action(experiment, step, Toy.A_C, slow)));

    // Then
    Map<String, Integer> most = mostAtOnce(ofExperiment(48));
    assertThat(most.values()).allMatch(atOnce -> atOnce <= SLOTS).contains(SLOTS);
  }

  @Test
  void findsTheActionsThatWereWaitingBeforeTheFirstMemberCame() {
    // When
    List<ConsumerRecord<String, byte[]>> records =
        evaluations.awaitFromStart(2, record -> record.key().equals(PastResource.EARLY_EXPERIMENT));

    // Then
    assertThat(records).hasSize(2);
    assertThat(event(records.get(1))).isInstanceOf(EvaluationCompleted.class);
  }

  @Test
  void isReadyWhileEveryMemberTakesWork() {
    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.name", hasItem("evaluator takes work"))
                    .body("status", equalTo("UP")));
  }

  private void send(ActionProposed action) {
    actions.send(action.id(), EventCodec.encode(action));
  }

  private List<ConsumerRecord<String, byte[]>> ofExperiment(int count) {
    return evaluations.await(count, record -> record.key().equals(experiment));
  }

  private List<EvaluationEvent> outcomes(int count) {
    return ofExperiment(2 * count).stream()
        .map(PoolMemberIT::event)
        .filter(EvaluationCompleted.class::isInstance)
        .toList();
  }

  private List<Integer> completedSteps(int count) {
    return outcomes(count).stream().map(EvaluationEvent::step).toList();
  }

  /** By evaluator, how many evaluations had started and not ended; the records are in order. */
  private static Map<String, Integer> mostAtOnce(List<ConsumerRecord<String, byte[]>> records) {
    Map<String, Integer> running = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      EvaluationEvent event = event(record);
      int change = event instanceof EvaluationStarted ? 1 : -1;
      int now = running.merge(event.evaluator(), change, Integer::sum);
      most.merge(event.evaluator(), now, Math::max);
    }
    return most;
  }

  private static EvaluationEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return TopicProbe.header(record.headers(), name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
