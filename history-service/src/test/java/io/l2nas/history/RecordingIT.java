package io.l2nas.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes in, states out, measured against core's history of the same outcomes. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class RecordingIT {
  private static final Logger LOGGER = Logger.getLogger(RecordingIT.class);

  @Inject DataSource database;

  private LedgerProbe ledger;
  private TopicProbe evaluations;
  private TopicProbe states;
  private TopicProbe deadLetters;

  @BeforeEach
  void open() {
    ledger = new LedgerProbe(database);
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    states = new TopicProbe(Topic.STATES.topicName());
    deadLetters = new TopicProbe(Topic.DEAD_LETTERS.topicName());
  }

  @AfterEach
  void close() {
    evaluations.close();
    states.close();
    deadLetters.close();
  }

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
    assertThat(streamOnKafka(search.id(), expected.size())).isEqualTo(texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(texts(expected));
    assertThat(ledger.late(search.id())).hasSize(20);
  }

  @Test
  void keepsASecondOutcomeAsEvidenceAndDoesNotApplyIt() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    EvaluationOutcome divergent = better(search.outcomes().get(1), "evaluator-2");

    // When
    send(search.outcomes().get(1));
    send(divergent);
    search.outcomes().forEach(this::send);

    // Then
    assertThat(streamOnKafka(search.id(), 6)).isEqualTo(texts(search.stream()));
    await()
        .untilAsserted(
            () -> assertThat(ledger.late(search.id())).contains(LedgerProbe.text(divergent)));
    assertThat(
            ledger.select(
                "select event from outcome where experiment = ? and step = 1", search.id()))
        .containsExactly(LedgerProbe.text(search.outcomes().get(1)));
  }

  static Stream<Arguments> outcomesThatCannotBe() {
    return Stream.of(
        Arguments.of(
            "an unknown experiment",
            edit("\"experiment\":\"[^\"]+\"", "\"experiment\":\"nobody-1\""),
            "experiment 'nobody-1' is unknown"),
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
            "infinity", edit("\"reward\":[^,]+", "\"reward\":1e999"), "reward is too large"),
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
    assertThat(streamOnKafka(search.id(), 5)).isEqualTo(texts(search.stream()));
    List<ConsumerRecord<String, byte[]>> letters = deadLetters.await(1, letter -> true);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).value()).isEqualTo(bytes == null ? new byte[0] : bytes);
    assertThat(header(letters.get(0), "dead-letter-reason")).contains(reason);
    assertThat(header(letters.get(0), "dead-letter-topic")).isEqualTo("l2nas.evaluations.v1");
    assertThat(ledger.late(search.id())).isEmpty();
  }

  @Test
  void publishesAStateThatIsLargerThanItsOutcome() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);
    Map<String, Double> reported = new TreeMap<>();
    IntStream.range(0, 8_000)
        .forEach(i -> reported.put("metric-" + i + "-".repeat(100), i + 0.123456789));
    EvaluationOutcome talkative = reporting(search.outcomes().get(0), reported);

    // When
    send(talkative);

    // Then
    assertThat(streamOnKafka(search.id(), 3)).isEqualTo(texts(search.stream(List.of(talkative))));
  }

  @Test
  void keepsWhatComesAfterACancellationAsEvidence() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(6);
    search.outcomes().subList(0, 2).forEach(this::send);
    streamOnKafka(search.id(), 3);
    given().post("/api/v1/experiments/" + search.id() + "/cancel").then().statusCode(200);

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
    assertThat(streamOnKafka(search.id(), 5)).isEqualTo(texts(search.stream())).hasSize(5);
    given()
        .get("/api/v1/experiments/" + search.id())
        .then()
        .body("status", org.hamcrest.Matchers.equalTo("FAILED"))
        .body("failed", org.hamcrest.Matchers.equalTo(3))
        .body("reason", org.hamcrest.Matchers.equalTo("3 evaluations failed; maxFailures is 3"));
  }

  @Test
  void readsTheLedgerAgainWhenAnotherProcessWroteInBetween() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    List<EvaluationOutcome> outcomes = search.outcomes();
    outcomes.subList(0, 3).forEach(this::send);
    outcomes.subList(6, 8).forEach(this::send); // These wait, and must not be forgotten.
    streamOnKafka(search.id(), 4);
    await()
        .until(
            () ->
                ledger.select("select step from outcome where experiment = ?", search.id()).size()
                    == 5);
    ExperimentStatusChanged paused =
        new ExperimentStatusChanged(search.id(), 4, ExperimentStatus.PAUSED, "paused on request");

    // When
    ledger.append(paused, "PAUSED");
    outcomes.subList(3, 6).forEach(this::send);
    outcomes.subList(8, 10).forEach(this::send);

    // Then
    ExperimentHistory history = ExperimentHistory.of(search.submission());
    List<ExperimentEvent> expected = new ArrayList<>(List.of(search.submission()));
    outcomes.subList(0, 3).forEach(outcome -> expected.addAll(history.record(outcome)));
    expected.add(history.pause());
    outcomes.subList(3, 10).forEach(outcome -> expected.addAll(history.record(outcome)));
    assertThat(streamOnKafka(search.id(), expected.size())).isEqualTo(texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(texts(expected));
  }

  @Test
  void letsTheFirstOutcomeWinThatAnotherProcessRecorded() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    List<EvaluationOutcome> outcomes = search.outcomes();
    outcomes.subList(0, 1).forEach(this::send);
    streamOnKafka(search.id(), 2);
    EvaluationOutcome theirs = better(outcomes.get(1), "evaluator-2");
    List<EvaluationOutcome> asRecorded =
        List.of(outcomes.get(0), theirs, outcomes.get(2), outcomes.get(3));
    List<ExperimentEvent> expected = search.stream(asRecorded);

    // When
    ledger.update(
        "insert into outcome (experiment, step, architecture, value, reward, reported, event) values (?, 1, ?, 1, 1, '{}', ?)",
        search.id(),
        theirs.architecture(),
        LedgerProbe.text(theirs));
    ledger.append(expected.get(2), "RUNNING");
    ledger.update("update experiment set applied = 2 where id = ?", search.id());
    outcomes.subList(1, 4).forEach(this::send);

    // Then
    assertThat(streamOnKafka(search.id(), expected.size())).isEqualTo(texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(texts(expected));
    assertThat(ledger.late(search.id())).containsExactly(LedgerProbe.text(outcomes.get(1)));
  }

  @Test
  void publishesWhatAnotherProcessRecordedAndDidNotLiveToPublish() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    List<ExperimentEvent> expected = search.stream();

    // When
    for (ExperimentEvent event : expected.subList(1, expected.size())) {
      ledger.append(event, event.endsExperiment() ? "COMPLETED" : "RUNNING");
    }
    ledger.update(
        "update experiment set changed_at = now() - interval '1 hour' where id = ?", search.id());

    // Then
    assertThat(streamOnKafka(search.id(), expected.size())).isEqualTo(texts(expected));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ledger.select("select published from experiment where id = ?", search.id()))
                    .containsExactly("" + (expected.size() - 1)));
  }

  @Test
  void keepsTheStreamWholeWhilePeoplePauseAndResume() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(200);

    // When
    for (int step = 0; step < 200; step++) {
      send(search.outcomes().get(step));
      if (step % 20 == 10) {
        change(search, "pause");
        change(search, "resume");
      }
    }

    // Then
    List<String> onKafka = streamOnKafka(search.id(), 1 + 200 + 20 + 1);
    assertThat(ledger.stream(search.id())).isEqualTo(onKafka).hasSize(222);
    assertThat(steps(onKafka)).isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
  }

  @Test
  void takesAtMostFourStatementsPerEvaluation() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1_000);
    String log =
        "pg_read_file(current_setting('data_directory') || '/postgres.log', %s, 100000000, true)";
    String read = "select " + log.formatted("?");
    assumeTrue(
        ledger.select("select " + log.formatted("0")).get(0) != null,
        "skipped: the server's log is not beside its data");
    setting("log_parameter_max_length = 0");
    setting("log_statement = 'all'");
    long before = ledger.select("select " + log.formatted("0")).get(0).length();

    // When
    evaluations.sendAll(search.id(), search.outcomes().stream().map(EventCodec::encode).toList());
    streamOnKafka(search.id(), 1_002);

    // Then
    long statements =
        ledger
            .select(read, before)
            .get(0)
            .lines()
            .filter(line -> line.matches(".* LOG: +(statement|execute).*"))
            .count();
    setting("log_statement = 'none'");
    LOGGER.infof("1000 outcomes at once took %d statements", statements);
    assertThat(statements).isBetween(5L, 4_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void hasALedgerThatRefusesWhatIsNotFinite(String number) {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);
    String insert =
        "insert into outcome (experiment, step, architecture, value, reward, reported, event) values (?, 0, 'x', %s, %s, '{}', '{}')";
    String bad = "cast('" + number + "' as double precision)";

    // When // Then
    assertThatThrownBy(() -> ledger.update(insert.formatted("1", bad), search.id()))
        .hasMessageContaining("outcome_reward_check");
    assertThatThrownBy(() -> ledger.update(insert.formatted(bad, "1"), search.id()))
        .hasMessageContaining("outcome_value_check");
  }

  private void setting(String setting) throws SQLException {
    ledger.update("alter system set " + setting);
    ledger.select("select pg_reload_conf()");
  }

  private static void change(SubmittedSearch search, String what) {
    given().post("/api/v1/experiments/" + search.id() + "/" + what).then().statusCode(200);
  }

  private void send(Event event) {
    evaluations.send(event.experiment(), EventCodec.encode(event));
  }

  /** The stream as a reader has it that drops what it has; a gap is an error. */
  private List<String> streamOnKafka(String experiment, int events) {
    List<String> stream = new ArrayList<>();
    // Some may be published twice, so more records may have to come.
    for (int records = events; stream.size() < events; records++) {
      stream.clear();
      for (ConsumerRecord<String, byte[]> record :
          states.await(records, state -> experiment.equals(state.key()))) {
        long sequence = event(record).sequence();
        assertThat(sequence).as("a gap in the stream").isLessThanOrEqualTo(stream.size());
        if (sequence == stream.size()) {
          stream.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return stream;
  }

  private static List<Integer> steps(List<String> stream) {
    return stream.stream()
        .map(text -> event(text.getBytes(StandardCharsets.UTF_8)))
        .filter(StateAdvanced.class::isInstance)
        .map(event -> ((StateAdvanced) event).step())
        .toList();
  }

  private static ExperimentEvent event(ConsumerRecord<String, byte[]> record) {
    return event(record.value());
  }

  private static ExperimentEvent event(byte[] bytes) {
    try {
      return EventCodec.decode(ExperimentEvent.class, bytes);
    } catch (MalformedRecordException e) {
      throw new AssertionError("the history wrote what cannot be read", e);
    }
  }

  private static List<String> texts(List<ExperimentEvent> events) {
    return events.stream().map(LedgerProbe::text).toList();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return TopicProbe.header(record.headers(), name);
  }

  private static UnaryOperator<String> edit(String pattern, String replacement) {
    return text -> {
      String edited = text.replaceFirst(pattern, replacement);
      assertThat(edited).isNotEqualTo(text);
      return edited;
    };
  }

  private static EvaluationOutcome better(EvaluationOutcome outcome, String evaluator) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, evaluator, done.value() + 1, done.alpha(), done.reported());
  }

  private static EvaluationOutcome reporting(
      EvaluationOutcome outcome, Map<String, Double> reported) {
    EvaluationCompleted done = (EvaluationCompleted) outcome;
    return completed(done, done.evaluator(), done.value(), done.alpha(), reported);
  }

  private static EvaluationCompleted completed(
      EvaluationCompleted done,
      String evaluator,
      double value,
      FloatVector alpha,
      Map<String, Double> reported) {
    return new EvaluationCompleted(
        done.experiment(),
        done.step(),
        done.attempt(),
        evaluator,
        alpha,
        done.architecture(),
        value,
        done.reward(),
        reported,
        done.seconds());
  }
}
