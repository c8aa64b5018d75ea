package io.l2nas.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.core.history.ExperimentHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What faults and people may lawfully do to a recording: nothing is found in any of these. */
class GoodHistoriesTest {
  @Test
  void undisturbed() {
    assertSound(RecordedRun.completed().recording().atRest());
  }

  @Test
  void eachStoreAlone() {
    RecordedRun run = RecordedRun.completed();

    assertSound(Recording.of(Experiments.NAME).withStates(run.states).atRest());
    assertSound(Recording.of(Experiments.NAME).withLedger(run.ledger).atRest());
    assertSound(Recording.of(Experiments.NAME).withEvaluations(run.evaluations).atRest());
  }

  @Test
  void statesPublishedAgain() {
    RecordedRun run = RecordedRun.completed();
    List<ExperimentEvent> again = List.copyOf(run.states.subList(2, 5));
    run.states.addAll(5, again);
    run.states.addAll(again);

    assertSound(run.recording().atRest());
  }

  @Test
  void outcomesToldAgainAndLate() {
    RecordedRun run = RecordedRun.begun();
    EvaluationOutcome late = run.score(0, 2);
    run.goOn(3);
    run.tell(late);
    run.tell(run.evaluations.get(1));
    run.goOn(3);
    run.tell(late);

    assertSound(run.recording().atRest());
  }

  @Test
  void pausedAndResumed() {
    RecordedRun run = RecordedRun.begun().goOn(2).change(ExperimentHistory::pause).goOn(1);
    assertSound(run.recording().atRest());

    run.change(ExperimentHistory::resume).goOn(3);
    assertSound(run.recording().atRest());
  }

  @Test
  void cancelledWithAnActionInFlight() {
    RecordedRun run = RecordedRun.begun().goOn(2);
    EvaluationOutcome late = run.score(2, 1);
    run.change(ExperimentHistory::cancel);
    run.tell(late);

    assertSound(run.recording().atRest());
  }

  @Test
  void failed() {
    RecordedRun run = new RecordedRun(Experiments.of("random").maxFailures(2).submitted());
    run.goOn(1);
    run.tell(run.failure(1, 1, Reason.NON_FINITE));
    run.goOn(1);
    run.tell(run.failure(3, 1, Reason.ERROR));

    assertThat(run.history.status()).isEqualTo(ExperimentStatus.FAILED);
    assertSound(run.recording().atRest());
  }

  @Test
  void givenUpByTheAgentThoughStepsWereScored() {
    RecordedRun run = RecordedRun.begun().goOn(2);
    run.tell(run.failure(2, 1, Reason.AGENT));

    assertThat(run.history.status()).isEqualTo(ExperimentStatus.FAILED);
    assertThat(run.history.reason()).startsWith("the agent cannot go on: ");
    assertSound(run.recording().atRest());
  }

  @Test
  void outcomesOutOfOrder() {
    RecordedRun run = new RecordedRun(Experiments.of("random").steps(6).parallelism(3).submitted());
    for (int step : new int[] {2, 0, 1, 5, 4, 3}) {
      run.answer(step, 1);
    }

    assertThat(run.history.status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertSound(run.recording().atRest());
  }

  @Test
  void scoresReused() {
    RecordedRun run =
        new RecordedRun(Experiments.of("random").reuse("experiment").steps(30).submitted());
    run.goOn(30);

    assertThat(run.history.reused()).isPositive();
    assertSound(run.recording().atRest());
  }

  @Test
  void endedByTheBudgetOfArchitectures() {
    RecordedRun run = new RecordedRun(limited(request().maxArchitectures(3).steps(30).build()));
    while (!run.history.status().isTerminal()) {
      run.goOn(1);
    }

    assertThat(run.history.reason()).contains("maxArchitectures");
    assertSound(run.recording().atRest());
  }

  @Test
  void endedByTheClock() {
    RecordedRun run = new RecordedRun(limited(request().maxSeconds(60.0).build()));
    run.goOn(2).change(ExperimentHistory::expire);

    assertSound(run.recording().atRest());
  }

  @Test
  void attemptsHandedBackAndTakenAgain() {
    RecordedRun run = RecordedRun.begun().goOn(1);
    run.tell(new EvaluationStarted(Experiments.NAME, 1, 1, "evaluator-1"));
    run.tell(
        new EvaluationProgressed(Experiments.NAME, 1, 1, "evaluator-1", 1, Map.of("loss", 0.5)));
    run.tell(new EvaluationReleased(Experiments.NAME, 1, 1, "evaluator-1"));
    run.answer(1, 2);
    run.goOn(4);

    assertSound(run.recording().atRest());
  }

  @Test
  void evaluatorsLostAndBackAfterTheirStepFailed() {
    RecordedRun run = RecordedRun.begun().goOn(1);
    EvaluationOutcome frozen = run.score(1, 1);
    run.tell(run.failure(1, 3, Reason.LOST));
    run.tell(frozen);
    run.goOn(4);

    assertSound(run.recording().atRest());
  }

  /** Whatever was read later knows more, and what cannot be of the experiment does not count. */
  @Test
  void underWay() {
    RecordedRun run = RecordedRun.begun().goOn(3);
    EvaluationOutcome next = run.score(3, 1);
    run.states.remove(3);
    run.evaluations.add(0, foreign());
    run.evaluations.add(next);

    assertSound(run.recording());
  }

  private static void assertSound(Recording recording) {
    assertThat(Checker.check(recording)).isEmpty();
  }

  private static ExperimentRequestBuilder request() {
    return ExperimentRequest.of("score")
        .customSpace(Experiments.UNEVEN)
        .evaluator(FunctionEvaluator.NAME)
        .agent("random");
  }

  private static ExperimentSubmitted limited(ExperimentRequest request) {
    return new ExperimentSubmitted(Experiments.NAME, Specification.of(request));
  }

  private static EvaluationOutcome foreign() {
    return Outcomes.completed(1_000, 1, 0, 0, 0);
  }
}
