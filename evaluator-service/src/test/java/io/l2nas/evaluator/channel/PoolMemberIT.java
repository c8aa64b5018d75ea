package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a member of the pool answers; application.properties has three of two slots each. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class PoolMemberIT {
  private static final AtomicInteger EXPERIMENTS = new AtomicInteger();

  private final String experiment = "toy-" + EXPERIMENTS.incrementAndGet();
  private PoolProbe pool;

  @BeforeEach
  void open() {
    pool = new PoolProbe();
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void tellsThatItStartedAndThenTheScore() {
    // Given
    ActionProposed action = Toy.action(experiment, 7);

    // When
    pool.send(action);

    // Then
    List<ConsumerRecord<String, byte[]>> records = pool.told(experiment, 2);
    assertThat(records).hasSize(2).allMatch(record -> record.key().equals(experiment));
    EvaluationEvent started = PoolProbe.event(records.get(0));
    EvaluationCompleted completed = (EvaluationCompleted) PoolProbe.event(records.get(1));
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
    pool.send(Toy.action(experiment, 7, Toy.A_C, half));

    // Then
    EvaluationCompleted completed =
        (EvaluationCompleted) PoolProbe.event(pool.told(experiment, 2).get(1));
    assertThat(completed.value()).isEqualTo(0.5);
    assertThat(completed.reward()).isEqualTo(10);
  }

  @Test
  void writesCloudEventsHeaders() {
    // When
    pool.send(Toy.action(experiment, 7));

    // Then
    for (ConsumerRecord<String, byte[]> record : pool.told(experiment, 2)) {
      EvaluationEvent event = PoolProbe.event(record);
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
    pool.send(Toy.action(experiment, 0, alpha, evaluator));

    // Then
    EvaluationFailed failed = (EvaluationFailed) PoolProbe.event(pool.told(experiment, 2).get(1));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message()).contains(message);
    assertThat(failed.alpha()).isEqualTo(alpha);
  }

  @ParameterizedTest
  @CsvSource({
    "hang, TIMEOUT, 'took longer than'",
    "crash, ERROR, 'ended with exit code 3'",
    "nan, NON_FINITE, 'value is NaN'",
    "fork, ERROR, 'ended with exit code 4'"
  })
  void survivesACommandThatMisbehaves(String command, Reason reason, String message) {
    // Given
    EvaluatorSpec misbehaving =
        new EvaluatorSpec("exec", "valid", List.of(), Map.of("command", command));
    EvaluationTerms terms = new EvaluationTerms(30, 2, 3);

    // When
    pool.send(Toy.action(experiment, 0, Toy.A_C, misbehaving).dispatched(1, terms));

    // Then
    EvaluationFailed failed = (EvaluationFailed) PoolProbe.event(pool.told(experiment, 2).get(1));
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message()).contains(message);
    await().untilAsserted(() -> assertThat(ofTheCommands()).isEmpty());
    IntStream.range(1, 10).forEach(step -> pool.send(Toy.action(experiment, step)));
    assertThat(completedSteps(10)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  /** Processes that the commands of application.properties began, whoever their parent is now. */
  private static Stream<ProcessHandle> ofTheCommands() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("sleep 36000"));
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
    pool.send(Toy.action(experiment, 0));

    // When
    ConsumerRecord<String, byte[]> sent = pool.send("bad", bytes);
    pool.send(Toy.action(experiment, 1));

    // Then
    List<ConsumerRecord<String, byte[]>> letters = pool.deadLetters(1);
    assertThat(letters).hasSize(1);
    ConsumerRecord<String, byte[]> letter = letters.get(0);
    assertThat(letter.value()).isEqualTo(bytes == null ? new byte[0] : bytes);
    assertThat(header(letter, "dead-letter-reason")).contains(reason);
    assertThat(header(letter, "dead-letter-topic")).isEqualTo(sent.topic());
    assertThat(header(letter, "dead-letter-partition")).isEqualTo("" + sent.partition());
    assertThat(header(letter, "dead-letter-offset")).isEqualTo("" + sent.offset());
    assertThat(completedSteps(2)).containsExactlyInAnyOrder(0, 1);
  }

  private List<Integer> completedSteps(int count) {
    return pool.told(experiment, 2 * count).stream()
        .map(PoolProbe::event)
        .filter(EvaluationCompleted.class::isInstance)
        .map(EvaluationEvent::step)
        .toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return TopicProbe.header(record.headers(), name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
