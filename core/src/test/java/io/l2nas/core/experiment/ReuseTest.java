package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An architecture that has a score is not measured again, and the search does not notice. */
class ReuseTest {
  private static final ActionEvaluation EVALUATION =
      FunctionEvaluator.evaluation(FunctionEvaluator::byChoices);

  /** A search and what came of it. */
  private static final class Run {
    private final List<ExperimentEvent> stream = new ArrayList<>();
    private final List<EvaluationOutcome> outcomes = new ArrayList<>();
    private final ExperimentHistory history;

    private Run(ExperimentSubmitted submission, ActionEvaluation evaluation) {
      history = ExperimentHistory.of(submission);
      new SearchLoop(submission, evaluation).run(stream::add);
      for (ExperimentEvent event : stream) {
        history.replay(event);
        if (event instanceof StateAdvanced advanced) {
          outcomes.add(advanced.outcome());
        }
      }
    }

    private List<EvaluationCompleted> reused() {
      return outcomes.stream()
          .flatMap(outcome -> outcome.match(Optional::of, Run::none).stream())
          .filter(completed -> completed.origin().isPresent())
          .toList();
    }

    private static Optional<EvaluationCompleted> none(EvaluationOutcome failed) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({"random, 1", "random, 8", "l2nas, 1", "l2nas, 3", "evolution, 1", "local, 1"})
  void theTrajectoryIsTheOneWithoutIt(String agent, int parallelism) {
    // Given
    Experiments experiment = Experiments.of(agent).steps(200).parallelism(parallelism);

    // When
    Run with = new Run(experiment.reuse("experiment").submitted(), EVALUATION);
    Run without = new Run(experiment.reuse("off").submitted(), EVALUATION);

    // Then
    assertThat(with.history.trajectoryHash()).isEqualTo(without.history.trajectoryHash());
    assertThat(with.history.top()).isEqualTo(without.history.top());
    assertThat(with.history.applied()).isEqualTo(200);
    assertThat(with.history.reused()).isEqualTo(with.reused().size()).isPositive();
    assertThat(without.history.reused()).isZero();
  }

  @Test
  void everyArchitectureIsMeasuredOnce() {
    // Given
    ExperimentSubmitted submission =
        Experiments.of("random").steps(200).reuse("experiment").submitted();

    // When
    Run run = new Run(submission, EVALUATION);

    // Then
    assertThat(run.outcomes).hasSize(200);
    assertThat(run.reused()).hasSize(200 - run.history.uniqueArchitectures());
  }

  @Test
  void anAnswerSaysWhatWasMeasuredAndWhere() {
    // Given
    Run run =
        new Run(Experiments.of("random").steps(200).reuse("experiment").submitted(), EVALUATION);
    Map<String, EvaluationCompleted> first = new HashMap<>();
    run.outcomes.forEach(
        outcome ->
            outcome.match(
                completed -> first.putIfAbsent(completed.architecture(), completed),
                failed -> null));

    // When
    List<EvaluationCompleted> reused = run.reused();

    // Then
    assertThat(reused)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              EvaluationCompleted measured = first.get(answer.architecture());
              assertThat(answer.value()).isEqualTo(measured.value());
              assertThat(answer.reward()).isEqualTo(measured.reward());
              assertThat(answer.reported()).isEqualTo(measured.reported());
              assertThat(answer.origin()).hasValue(new Origin(Experiments.NAME, measured.step()));
              assertThat(answer.seconds()).isZero();
              assertThat(answer.evaluator()).isEqualTo("agent");
              assertThat(answer.attempt()).isEqualTo(1);
            });
  }

  @Test
  void aFailureAnswersNothing() {
    // Given
    ExperimentSubmitted submission =
        Experiments.of("random").steps(200).maxFailures(1_000).reuse("team").submitted();

    // When
    Run run = new Run(submission, FunctionEvaluator.evaluation(ReuseTest::unlessFirstIsA));

    // Then
    assertThat(run.history.failures()).isGreaterThan(run.history.uniqueArchitectures());
    assertThat(run.reused())
        .hasSize(200 - run.history.failures() - run.history.uniqueArchitectures());
  }

  private static double unlessFirstIsA(Architecture architecture) {
    return architecture.choice(0) == 0 ? Double.NaN : FunctionEvaluator.byChoices(architecture);
  }

  /** Whatever came of the actions that were in flight: a restart answers the same steps. */
  @ParameterizedTest
  @ValueSource(strings = {"experiment", "team"})
  void aRestartAnswersTheSame(String scope) {
    // Given
    ExperimentSubmitted submission =
        Experiments.of("random").steps(100).parallelism(8).reuse(scope).submitted();
    Run run = new Run(submission, EVALUATION);

    for (int length = 1; length <= run.stream.size(); length++) {
      // When
      ExperimentAgent restarted = ExperimentAgent.of(submission);
      run.stream.subList(0, length).forEach(restarted::follow);

      // Then
      for (ActionProposed action : restarted.inFlight()) {
        Optional<Origin> origin =
            run.outcomes.get(action.step()).match(EvaluationCompleted::origin, failed -> null);
        assertThat(restarted.answer(action.step()).flatMap(EvaluationCompleted::origin))
            .isEqualTo(origin);
      }
    }
  }
}
