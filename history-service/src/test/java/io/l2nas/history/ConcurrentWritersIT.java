package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another process that writes into the same ledger. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ConcurrentWritersIT extends RecordingTestBase {
  @Test
  void readsTheLedgerAgainWhenAnotherProcessWroteInBetween() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(10);
    List<EvaluationOutcome> outcomes = search.outcomes();
    outcomes.subList(0, 3).forEach(this::send);
    outcomes.subList(6, 8).forEach(this::send); // These wait, and must not be forgotten.
    states.await(search.id(), 4);
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
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(StateStream.texts(expected));
  }

  @Test
  void letsTheFirstOutcomeWinThatAnotherProcessRecorded() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    List<EvaluationOutcome> outcomes = search.outcomes();
    outcomes.subList(0, 1).forEach(this::send);
    states.await(search.id(), 2);
    EvaluationOutcome theirs = Outcomes.better(outcomes.get(1), "evaluator-2");
    List<EvaluationOutcome> asRecorded =
        List.of(outcomes.get(0), theirs, outcomes.get(2), outcomes.get(3));
    List<ExperimentEvent> expected = search.stream(asRecorded);

    // When
    ledger.record(theirs);
    ledger.append(expected.get(2), "RUNNING");
    ledger.update("update experiment set applied = 2 where id = ?", search.id());
    outcomes.subList(1, 4).forEach(this::send);

    // Then
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.late(search.id())).containsExactly(LedgerProbe.text(outcomes.get(1)));
  }

  /** It lost the partition to another process for a while, and got it back. */
  @Test
  void appliesAnOutcomeThoughAnotherProcessHasAppliedTheOnesBeforeIt() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    List<EvaluationOutcome> outcomes = search.outcomes();
    send(outcomes.get(0));
    states.await(search.id(), 2);
    List<ExperimentEvent> expected = search.stream(outcomes);

    // When
    ledger.record(outcomes.get(1));
    ledger.append(expected.get(2), "RUNNING");
    ledger.update("update experiment set applied = 2 where id = ?", search.id());
    outcomes.subList(2, 4).forEach(this::send);

    // Then
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(StateStream.texts(expected));
  }

  @Test
  void appliesWhatAnotherProcessLeftWaiting() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    List<EvaluationOutcome> outcomes = search.outcomes();
    send(outcomes.get(0));
    states.await(search.id(), 2);
    List<ExperimentEvent> expected = search.stream(outcomes);

    // When
    ledger.record(outcomes.get(2));
    send(outcomes.get(1));

    // Then
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.stream(search.id())).isEqualTo(StateStream.texts(expected));
  }

  @Test
  void letsTheFirstOutcomeWinThatAnotherProcessRecordedAndThatWaits() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    List<EvaluationOutcome> outcomes = search.outcomes();
    send(outcomes.get(0));
    states.await(search.id(), 2);
    EvaluationOutcome theirs = Outcomes.better(outcomes.get(2), "evaluator-2");
    List<ExperimentEvent> expected =
        search.stream(List.of(outcomes.get(0), outcomes.get(1), theirs));

    // When
    ledger.record(theirs);
    send(outcomes.get(2));
    send(outcomes.get(1));

    // Then
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    assertThat(ledger.late(search.id())).containsExactly(LedgerProbe.text(outcomes.get(2)));
  }
}
