package io.l2nas.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.core.history.ExperimentHistory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One history for each way to break a promise: each has one finding, of its kind, at its place. */
class BadHistoriesTest {
  private final RecordedRun run = RecordedRun.completed();

  @Test
  void anEventIsMissing() {
    run.states.remove(3);

    assertFound(Anomaly.LOST, Place.event(3), onlyStates());
  }

  @Test
  void aStepIsMissing() {
    StateAdvanced after = state(4);
    run.states.set(3, numbered(3, after));

    assertFound(Anomaly.LOST, Place.step(2), onlyStates());
  }

  @Test
  void anOutcomeWasToldAndNeverRecorded() {
    RecordedRun stuck = RecordedRun.begun().goOn(2);
    stuck.evaluations.add(stuck.score(2, 1));

    assertFound(Anomaly.LOST, Place.step(2), stuck.recording().atRest());
  }

  @Test
  void anActionWasNeverAnswered() {
    RecordedRun stuck = RecordedRun.begun().goOn(2);

    assertFound(Anomaly.LOST, Place.step(2), stuck.recording().atRest());
  }

  @Test
  void theEndWasNeverPublished() {
    run.states.remove(7);

    assertFound(Anomaly.LOST, Place.event(7), onlyStates().atRest());
  }

  @Test
  void twoEventsHaveOneNumber() {
    run.states.add(4, Outcomes.ofAnotherAction(state(3)));

    assertFound(Anomaly.DUPLICATED, Place.event(3), run.recording().atRest());
  }

  @Test
  void aStepWasAppliedTwice() {
    run.states.set(4, numbered(4, state(3)));

    assertFound(Anomaly.DUPLICATED, Place.step(2), onlyStates());
  }

  @Test
  void theLedgerHasAnEventTwice() {
    run.ledger.add(4, run.ledger.get(3));

    assertFound(Anomaly.DUPLICATED, Place.event(3), run.recording());
  }

  @Test
  void anEventWasRecordedAndNotPublished() {
    run.states.remove(7);

    assertFound(Anomaly.TORN, Place.event(7), run.recording().atRest());
  }

  @Test
  void anEventWasPublishedAndNotRecorded() {
    run.ledger.remove(7);
    run.ledger.remove(6);

    assertThat(Checker.check(run.recording()))
        .extracting(Finding::anomaly, Finding::place)
        .containsExactly(tuple(Anomaly.TORN, Place.event(6)), tuple(Anomaly.TORN, Place.event(7)));
  }

  @Test
  void theStoresHaveDifferentEvents() {
    run.states.set(3, Outcomes.ofAnotherAction(state(3)));

    assertFound(Anomaly.TORN, Place.event(3), run.recording());
  }

  @Test
  void aStateWasRecordedWithoutTheEndThatFollows() {
    run.ledger.remove(7);

    assertFound(
        Anomaly.TORN,
        Place.event(7),
        Recording.of(Experiments.NAME).withLedger(run.ledger).withEvaluations(run.evaluations));
  }

  @Test
  void anOutcomeWasAppliedThatNobodyTold() {
    run.evaluations.remove(5);

    assertFound(Anomaly.TORN, Place.step(2), run.recording());
  }

  @Test
  void aStateStandsBeforeTheSubmission() {
    Collections.swap(run.states, 0, 1);

    assertFound(Anomaly.OUT_OF_ORDER, Place.event(0), run.recording().atRest());
  }

  @Test
  void anEventStandsBehindOneThatFollowsIt() {
    Collections.swap(run.states, 3, 4);
    run.states.add(5, run.states.get(3));

    assertFound(Anomaly.OUT_OF_ORDER, Place.event(3), run.recording().atRest());
  }

  @Test
  void theAgentProposesAnotherAction() {
    RecordedRun other = RecordedRun.begun().goOn(2);
    EvaluationOutcome forged = Outcomes.completed(2, 1, 0, 0, 0);
    other.evaluations.add(forged);
    add(other, other.history.record(forged).get(0));

    assertFound(Anomaly.DIVERGENT, Place.step(2), other.recording());
  }

  @Test
  void theHistorySaysAnotherState() {
    StateAdvanced state = state(3);
    run.states.set(
        3,
        new StateAdvanced(
            state.experiment(),
            3,
            state.step(),
            state.outcome(),
            state.topChange(),
            state(1).state(),
            state.trajectoryHash()));

    assertFound(Anomaly.DIVERGENT, Place.event(3), onlyStates());
  }

  @Test
  void theLastOutcomeCountedAndNotTheFirst() {
    RecordedRun lastWins = RecordedRun.begun().goOn(2);
    lastWins.evaluations.add(lastWins.failure(2, 1, Reason.ERROR));
    lastWins.goOn(4);

    assertFound(Anomaly.DIVERGENT, Place.step(2), lastWins.recording().atRest());
  }

  @Test
  void anOutcomeWasAppliedAfterTheEnd() {
    RecordedRun cancelled = RecordedRun.begun().goOn(2);
    RecordedRun other = RecordedRun.begun().goOn(2);
    EvaluationOutcome late = cancelled.score(2, 1);
    cancelled.change(ExperimentHistory::cancel);
    cancelled.evaluations.add(late);
    add(cancelled, numbered(4, (StateAdvanced) other.history.record(late).get(0)));

    assertFound(Anomaly.DIVERGENT, Place.event(4), cancelled.recording().atRest());
  }

  @Test
  void itEndedWithoutACause() {
    RecordedRun early = RecordedRun.begun().goOn(2);
    add(
        early,
        new ExperimentStatusChanged(
            Experiments.NAME, 3, ExperimentStatus.COMPLETED, "all 6 steps are done"));

    assertFound(Anomaly.DIVERGENT, Place.event(3), early.recording().atRest());
  }

  @Test
  void itWasResumedThoughItRan() {
    RecordedRun running = RecordedRun.begun().goOn(2);
    add(
        running,
        new ExperimentStatusChanged(
            Experiments.NAME, 3, ExperimentStatus.RUNNING, "resumed on request"));

    assertFound(Anomaly.DIVERGENT, Place.event(3), running.recording());
  }

  private static void assertFound(Anomaly anomaly, Place place, Recording recording) {
    List<Finding> findings = Checker.check(recording);
    assertThat(findings).as("%s", findings).hasSize(1);
    assertThat(findings.get(0).anomaly()).isEqualTo(anomaly);
    assertThat(findings.get(0).place()).isEqualTo(place);
    assertThat(findings.get(0).toString()).contains(Experiments.NAME).contains(place.toString());
  }

  private Recording onlyStates() {
    return Recording.of(Experiments.NAME).withStates(run.states).withEvaluations(run.evaluations);
  }

  private StateAdvanced state(int sequence) {
    return (StateAdvanced) run.states.get(sequence);
  }

  private static StateAdvanced numbered(long sequence, StateAdvanced state) {
    return new StateAdvanced(
        state.experiment(),
        sequence,
        state.step(),
        state.outcome(),
        state.topChange(),
        state.state(),
        state.trajectoryHash());
  }

  private static void add(RecordedRun run, ExperimentEvent event) {
    run.states.add(event);
    run.ledger.add(event);
  }
}
