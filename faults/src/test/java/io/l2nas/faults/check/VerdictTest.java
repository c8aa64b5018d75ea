package io.l2nas.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.audit.Anomaly;
import io.l2nas.core.audit.Recording;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final int STEPS = 20;

  private final List<ExperimentEvent> stream = Streams.of(Experiments.of("random").submitted());
  private final List<EvaluationEvent> told =
      stream.stream()
          .filter(StateAdvanced.class::isInstance)
          .<EvaluationEvent>map(event -> ((StateAdvanced) event).outcome())
          .toList();
  private final String undisturbed = ((StateAdvanced) stream.get(STEPS)).trajectoryHash();

  @Test
  void aCleanRunBreaksNothing() {
    // When
    Verdict verdict = verdict(stream, told, steps(STEPS));

    // Then
    assertThat(verdict).isEqualTo(new Verdict(STEPS, 0, List.of(), undisturbed, 0));
    assertThat(verdict.broken(undisturbed)).isEmpty();
  }

  @Test
  void aStepWithoutAnOutcomeIsLost() {
    // When
    Verdict verdict = verdict(stream, told, steps(STEPS - 1));

    // Then
    assertThat(verdict.lost()).isEqualTo(1);
    assertThat(verdict.broken(undisturbed)).containsExactly("1 steps have no outcome");
  }

  @Test
  void whatTheCheckerFindsIsBroken() {
    // Given
    List<ExperimentEvent> states = new ArrayList<>(stream);
    states.remove(7);

    // When
    Verdict verdict = verdict(states, told, steps(STEPS));

    // Then
    assertThat(verdict.count(Anomaly.TORN)).isEqualTo(1);
    assertThat(verdict.broken(undisturbed)).hasSize(verdict.findings().size());
  }

  @Test
  void anotherWayIsDifferent() {
    assertThat(verdict(stream, told, steps(STEPS)).broken("0".repeat(64))).hasSize(1);
  }

  @Test
  void startsOfOneStepAreCounted() {
    // Given
    List<EvaluationEvent> evaluations = new ArrayList<>(told);
    evaluations.add(0, started(1, 1));
    evaluations.add(1, started(2, 1));
    evaluations.add(2, started(2, 2));
    evaluations.add(3, started(2, 3));

    // Then
    assertThat(verdict(stream, evaluations, steps(STEPS)).repeated()).isEqualTo(2);
  }

  private static EvaluationStarted started(int step, int attempt) {
    return new EvaluationStarted(Experiments.NAME, step, attempt, "evaluator");
  }

  private static List<Integer> steps(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private Verdict verdict(
      List<ExperimentEvent> states, List<EvaluationEvent> evaluations, List<Integer> recorded) {
    Recording recording =
        Recording.of(Experiments.NAME)
            .withStates(states)
            .withLedger(stream)
            .withEvaluations(evaluations)
            .atRest();
    return Verdict.of(new Evidence(recording, recorded), STEPS);
  }
}
