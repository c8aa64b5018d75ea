package io.l2nas.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.Architecture;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every evaluation that ends ends in an outcome, whatever the evaluator does. */
class ActionEvaluationTest {
  private static final FloatVector ALPHA =
      FloatVector.of(0.1f, 0.3f, 0.2f, 0.9f, 0.8f, 0f, 0.1f, 0.2f, 0.3f);

  /** An evaluator that does what the test says. */
  private interface Scoring {
    Score score(Architecture architecture, EvaluatorSpec spec)
        throws EvaluationException, InterruptedException;
  }

  @Test
  void aScoreBecomesACompletedEvaluation() {
    // Given
    Scoring scoring = (architecture, spec) -> new Score(94, 0.94, Map.of("latency", 3.5));

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    EvaluationCompleted completed = completed(outcome);
    assertThat(completed.experiment()).isEqualTo(Experiments.NAME);
    assertThat(completed.step()).isEqualTo(7);
    assertThat(completed.attempt()).isEqualTo(2);
    assertThat(completed.evaluator()).isEqualTo("evaluator-1");
    assertThat(completed.alpha()).isEqualTo(ALPHA);
    assertThat(completed.architecture()).isEqualTo("b-x-n");
    assertThat(completed.value()).isEqualTo(94);
    assertThat(completed.reward()).isCloseTo(75.858, within(5e-4));
    assertThat(completed.reported()).isEqualTo(Map.of("latency", 3.5));
    assertThat(completed.seconds()).isEqualTo(1.5);
  }

  @Test
  void theEvaluatorIsToldTheArchitectureAndWhatWasAskedOfIt() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          assertThat(architecture.text()).isEqualTo("b-x-n");
          assertThat(spec).isEqualTo(action("scripted").evaluator());
          return new Score(1, 1, Map.of());
        };

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    assertThat(completed(outcome).value()).isEqualTo(1);
  }

  @Test
  void anEvaluatorThatSaysWhyHasItsReasonRecorded() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          throw new EvaluationException(Reason.UNKNOWN_ARCHITECTURE, "it is not in the table");
        };

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    EvaluationFailed failed = failed(outcome);
    assertThat(failed.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE);
    assertThat(failed.message()).isEqualTo("it is not in the table");
    assertThat(failed.architecture()).isEqualTo("b-x-n");
    assertThat(failed.alpha()).isEqualTo(ALPHA);
    assertThat(failed.seconds()).isEqualTo(1.5);
  }

  @Test
  void anEvaluatorThatBreaksFails() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          throw new IllegalStateException("disk full");
        };

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.ERROR);
    assertThat(failed(outcome).message())
        .isEqualTo("the evaluator 'scripted' broke: java.lang.IllegalStateException: disk full");
  }

  @Test
  void anEvaluatorWithoutItsNativeLibraryFails() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          throw new UnsatisfiedLinkError("no tensorflow in java.library.path");
        };

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.ERROR);
    assertThat(failed(outcome).message()).contains("no tensorflow in java.library.path");
  }

  @Test
  void anEvaluatorThatReturnsNothingFails() {
    // Given
    Scoring scoring = (architecture, spec) -> null;

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.ERROR);
  }

  @Test
  void anEvaluatorThatGivesNoReasonFails() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          throw new EvaluationException(Reason.ERROR, " ");
        };

    // When
    EvaluationOutcome outcome = evaluate(scoring);

    // Then
    assertThat(failed(outcome).message())
        .contains("reason is ERROR and message is ' '; both are required");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aScoreThatIsNoNumberFails(double poison) {
    for (Score score :
        List.of(
            new Score(poison, 0.5, Map.of()),
            new Score(0.5, 0.5, Map.of("loss", poison)),
            new Score(poison, poison, Map.of()))) {
      // When
      EvaluationOutcome outcome = evaluate((architecture, spec) -> score);

      // Then
      assertThat(failed(outcome).reason()).isEqualTo(Reason.NON_FINITE);
      assertThat(failed(outcome).message()).contains(String.valueOf(poison), "must be finite");
    }
  }

  /** 100^94 is a double, but no float; and per cent is the likely slip. */
  @ParameterizedTest
  @ValueSource(doubles = {94, 1e10, Double.NaN})
  void anAccuracyThatMakesNoRewardFails(double accuracy) {
    // When
    EvaluationOutcome outcome = evaluate((architecture, spec) -> new Score(94, accuracy, Map.of()));

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.NON_FINITE);
    assertThat(failed(outcome).message())
        .startsWith("the reward of accuracy " + accuracy)
        .endsWith("the accuracy must be a fraction such as 0.94");
  }

  /** A fault of the process is no answer of the evaluator. */
  @Test
  void anInterruptedEvaluationHasNoOutcome() {
    // Given
    Scoring scoring =
        (architecture, spec) -> {
          throw new InterruptedException("shutting down");
        };

    // When
    // Then
    assertThatThrownBy(() -> evaluate(scoring))
        .isInstanceOf(EvaluationInterruptedException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void anEvaluatorThatIsNotHereIsAnInvalidRequest() {
    // Given
    ActionEvaluation evaluation = evaluation((architecture, spec) -> new Score(1, 1, Map.of()));

    // When
    EvaluationOutcome outcome = evaluation.evaluate(action("elsewhere"));

    // Then
    assertThat(failed(outcome).reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failed(outcome).message())
        .isEqualTo("there is no evaluator 'elsewhere' here; there is [scripted]");
  }

  @Test
  void anActionOfAnotherSpaceIsNoEvaluation() {
    // Given
    ActionEvaluation evaluation = evaluation((architecture, spec) -> new Score(1, 1, Map.of()));
    ActionProposed action = action("scripted", FloatVector.of(1, 2));

    // When
    // Then
    assertThatThrownBy(() -> evaluation.evaluate(action))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha has 2 entries; the space 'uneven' needs 9");
  }

  private static EvaluationOutcome evaluate(Scoring scoring) {
    return evaluation(scoring).evaluate(action("scripted"));
  }

  /** Every evaluation takes 1.5 seconds. */
  private static ActionEvaluation evaluation(Scoring scoring) {
    Iterator<Long> clock = List.of(1_000_000_000L, 2_500_000_000L).iterator();
    ArchitectureEvaluator scripted =
        new ArchitectureEvaluator() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
              throws EvaluationException, InterruptedException {
            return scoring.score(architecture, spec);
          }
        };
    return new ActionEvaluation(List.of(scripted), "evaluator-1", clock::next);
  }

  private static ActionProposed action(String evaluator) {
    return action(evaluator, ALPHA);
  }

  private static ActionProposed action(String evaluator, FloatVector alpha) {
    return new ActionProposed(
        Experiments.NAME,
        7,
        2,
        "default",
        alpha,
        Experiments.UNEVEN.definition(),
        new EvaluatorSpec(evaluator, "accuracy", List.of(), Map.of("file", "x")),
        RewardSpec.exponential(),
        EvaluationTerms.DEFAULT);
  }

  private static EvaluationCompleted completed(EvaluationOutcome outcome) {
    assertThat(outcome).isInstanceOf(EvaluationCompleted.class);
    return (EvaluationCompleted) outcome;
  }

  private static EvaluationFailed failed(EvaluationOutcome outcome) {
    assertThat(outcome).isInstanceOf(EvaluationFailed.class);
    return (EvaluationFailed) outcome;
  }
}
