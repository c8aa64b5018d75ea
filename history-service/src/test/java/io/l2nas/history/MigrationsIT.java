package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.core.history.HistoryBatch.Told;
import io.l2nas.core.history.Progress;
import io.l2nas.embedded.testing.TestDatabase;
import io.l2nas.embedded.testing.TestInfrastructure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A ledger of every earlier version, with a search in it as that version wrote it, brought up to
 * date: nothing is lost, and what is kept of it since then is what core holds.
 */
class MigrationsIT {
  private static final int STEPS = 40;
  private static final int TOP_K = 5;

  /** As if the evaluation before this state had failed. */
  private static final int FAILED = 30;

  private final TestDatabase database = TestInfrastructure.createDatabase("migrations");
  private final ExperimentSubmitted submission =
      new ExperimentSubmitted("exp-old", specification());
  private final List<EvaluationOutcome> outcomes = outcomes(submission);
  private Connection connection;

  static Stream<String> earlierVersions() {
    List<String> all =
        Arrays.stream(migrations(TestInfrastructure.database(), "latest").info().all())
            .map(migration -> migration.getVersion().getVersion())
            .toList();
    return all.subList(0, all.size() - 1).stream();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void keepsWhatAnEarlierVersionRecorded(String version) throws Exception {
    // Given
    migrations(version).migrate();
    List<ExperimentEvent> stream = record();

    // When
    migrations("latest").migrate();

    // Then
    assertThat(select("select event from stream_event order by sequence"))
        .isEqualTo(stream.stream().map(LedgerProbe::text).toList());
    assertThat(select("select event from outcome order by step"))
        .isEqualTo(outcomes.stream().map(LedgerProbe::text).toList());
    assertThat(select("select id from experiment where ended_at is null"))
        .containsExactly("exp-old");
    assertThat(migrations("latest").validateWithResult().validationSuccessful).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5", "9"})
  void fillsInTheTopOfWhatWasRecordedBeforeItWasKept(String version) throws Exception {
    // Given
    migrations(version).migrate();
    record();

    // When
    migrations("latest").migrate();

    // Then
    ExperimentHistory history = ExperimentHistory.of(submission);
    outcomes.forEach(history::record);
    assertThat(select("select step from top_entry order by violation, value desc, step"))
        .isEqualTo(history.top().stream().map(TopEntry::step).map(String::valueOf).toList())
        .hasSize(TOP_K);
  }

  @Test
  void findsTheMilestonesOfWhatWasRecordedBefore() throws Exception {
    // Given
    migrations("13").migrate();
    record();
    List<Told> told =
        HistoryBatch.decide(Map.of("exp-old", ExperimentHistory.of(submission)), outcomes).told();
    update("update stream_event set step = 0, measured = 0 where sequence = 0");
    for (Told each : told) {
      Progress progress = each.progress();
      update(
          "update stream_event set step = ?, measured = ?, best = ? where sequence = ?",
          progress.step(),
          progress.measured() - (progress.step() >= FAILED ? 1 : 0),
          progress.best().orElseThrow().value(),
          each.event().sequence());
    }

    // When
    migrations("latest").migrate();

    // Then
    assertThat(select("select sequence from stream_event where milestone order by sequence"))
        .isEqualTo(
            Stream.concat(
                    LongStream.of(0, FAILED).boxed(),
                    told.stream().filter(Told::isMilestone).map(each -> each.event().sequence()))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList())
        .hasSizeBetween(4, STEPS / 2);
  }

  /** With the columns of the first version: later ones may be null, or have a default. */
  private List<ExperimentEvent> record() throws SQLException, IOException {
    ExperimentHistory history = ExperimentHistory.of(submission);
    List<ExperimentEvent> stream = new ArrayList<>(List.of(submission));
    outcomes.forEach(outcome -> stream.addAll(history.record(outcome)));
    update(
        "insert into experiment (id, team, pool, spec, status, reason, applied) values ('exp-old',"
            + " 'red', 'default', ?, 'RUNNING', 'submitted', ?)",
        new ObjectMapper().readTree(LedgerProbe.text(submission)).path("spec").toString(),
        STEPS);
    for (EvaluationOutcome outcome : outcomes) {
      EvaluationCompleted done = (EvaluationCompleted) outcome;
      update(
          "insert into outcome (experiment, step, architecture, value, reward, reported, event)"
              + " values ('exp-old', ?, ?, ?, ?, '{}', ?)",
          done.step(),
          done.architecture(),
          done.value(),
          done.reward(),
          LedgerProbe.text(done));
    }
    for (ExperimentEvent event : stream) {
      update(
          "insert into stream_event (experiment, sequence, event) values ('exp-old', ?, ?)",
          event.sequence(),
          LedgerProbe.text(event));
    }
    return stream;
  }

  private static ExperimentSpec specification() {
    ExperimentRequest request =
        Experiments.of("random").steps(STEPS + 1).topK(TOP_K).parallelism(STEPS).request();
    return Specification.of(request);
  }

  private static List<EvaluationOutcome> outcomes(ExperimentSubmitted submission) {
    ActionEvaluation evaluation = FunctionEvaluator.evaluation(FunctionEvaluator::byChoices);
    return ExperimentAgent.of(submission).start().stream()
        .<EvaluationOutcome>map(evaluation::evaluate)
        .toList();
  }

  private List<String> select(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void update(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      prepared.executeUpdate();
    }
  }

  private static Flyway migrations(TestDatabase database, String target) {
    return Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .locations("db/history")
        .target(target)
        .load();
  }

  private Flyway migrations(String target) {
    return migrations(database, target);
  }
}
