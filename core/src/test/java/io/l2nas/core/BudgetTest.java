package io.l2nas.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.IllegalTransitionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends an experiment before its last step. The space has 24 architectures. */
class BudgetTest {
  private static final int ARCHITECTURES = 7;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void noMoreArchitecturesAreProposedThanTheBudgetHas(int parallelism) {
    // When
    List<ExperimentEvent> stream = Streams.of(limited(parallelism));

    // Then
    Set<String> proposed = new HashSet<>();
    stream.stream()
        .filter(StateAdvanced.class::isInstance)
        .forEach(event -> proposed.add(((StateAdvanced) event).outcome().architecture()));
    assertThat(proposed).hasSize(ARCHITECTURES);
    assertThat(last(stream).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(last(stream).reason())
        .isEqualTo("all 7 architectures of the budget (maxArchitectures) were proposed");
  }

  /** The budget cuts the trajectory off, and changes nothing before. */
  @Test
  void theStepsBeforeAreThoseOfTheSearchWithoutABudget() {
    // When
    List<ExperimentEvent> cut = Streams.of(limited(2));
    List<ExperimentEvent> whole =
        Streams.of(Experiments.of("random").steps(100).parallelism(2).submitted());

    // Then
    assertThat(cut.size()).isBetween(ARCHITECTURES + 1, 60);
    assertThat(hash(cut.get(cut.size() - 2))).isEqualTo(hash(whole.get(cut.size() - 2)));
  }

  @Test
  void theAgentSaysTheSameAfterARestart() {
    // Given
    ExperimentSubmitted submission = limited(3);
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent agent = ExperimentAgent.of(submission);
    stream.subList(1, stream.size() - 1).forEach(agent::follow);
    ExperimentAgent restarted = ExperimentAgent.of(submission);

    // When
    stream.subList(1, stream.size() - 1).forEach(restarted::follow);

    // Then
    assertThat(agent.refusal()).isPresent().isEqualTo(restarted.refusal());
    assertThat(agent.inFlight()).isEmpty();
  }

  @Test
  void aRefusedStepEndsTheExperimentWhenAllBeforeItHaveAnOutcome() {
    // Given
    ExperimentSubmitted submission = limited(3);
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent agent = ExperimentAgent.of(submission);
    stream.subList(1, stream.size() - 1).forEach(agent::follow);
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    stream.stream()
        .filter(StateAdvanced.class::isInstance)
        .forEach(event -> outcomes.add(((StateAdvanced) event).outcome()));
    ExperimentHistory history = ExperimentHistory.of(submission);

    // When
    List<ExperimentEvent> early = history.record(agent.refusal().orElseThrow());
    List<ExperimentEvent> events = new ArrayList<>();
    outcomes.forEach(outcome -> events.addAll(history.record(outcome)));

    // Then
    assertThat(early).isEmpty();
    assertThat(events).isEqualTo(stream.subList(1, stream.size()));
  }

  @Test
  void whenItsTimeIsOverAnExperimentIsCompletedIfAnythingWasScored() {
    // Given
    ExperimentSubmitted submission = Experiments.of("random").submitted();
    ExperimentHistory begun = ExperimentHistory.of(submission);
    begun.record(((StateAdvanced) Streams.of(submission).get(1)).outcome());

    // When
    ExperimentStatusChanged nothing =
        (ExperimentStatusChanged) ExperimentHistory.of(submission).expire();
    ExperimentStatusChanged something = (ExperimentStatusChanged) begun.expire();

    // Then
    assertThat(something.status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(something.reason()).startsWith("its time is over: maxSeconds is ");
    assertThat(nothing.status()).isEqualTo(ExperimentStatus.FAILED);
    assertThat(nothing.reason()).endsWith("; no evaluation had ended");
    assertThatThrownBy(begun::expire).isInstanceOf(IllegalTransitionException.class);
  }

  private static ExperimentSubmitted limited(int parallelism) {
    ExperimentSubmitted submission =
        Experiments.of("random").steps(100).parallelism(parallelism).submitted();
    return Records.with(
        submission,
        "spec",
        Records.with(
            submission.spec(),
            "budget",
            Records.with(submission.spec().budget(), "maxArchitectures", ARCHITECTURES)));
  }

  private static ExperimentStatusChanged last(List<ExperimentEvent> stream) {
    return (ExperimentStatusChanged) stream.get(stream.size() - 1);
  }

  private static String hash(ExperimentEvent event) {
    return ((StateAdvanced) event).trajectoryHash();
  }
}
