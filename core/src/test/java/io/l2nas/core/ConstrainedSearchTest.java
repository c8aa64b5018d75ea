package io.l2nas.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that is given a constraint finds the best that keeps it. */
class ConstrainedSearchTest {

  @ParameterizedTest
  @ValueSource(strings = {"random", "l2nas", "screened", "evolution", "local"})
  void findsTheBestThatKeepsTheConstraint(String agent) {
    // Given
    ExperimentRequest request =
        Experiments.of(agent).settings(Experiments.quick(agent)).steps(80).request();

    // When
    TopEntry free = best(request);
    TopEntry bound =
        best(Records.with(request, "constraints", List.of(FunctionEvaluator.COST + "<=2")));

    // Then
    assertThat(free.architecture()).isEqualTo("b-y-m");
    assertThat(bound.architecture()).isEqualTo("b-y-k");
    assertThat(bound.reported()).containsEntry(FunctionEvaluator.COST, 2.0);
  }

  private static TopEntry best(ExperimentRequest request) {
    ExperimentSubmitted submission =
        new ExperimentSubmitted(Experiments.NAME, Specification.of(request));
    ExperimentHistory history = ExperimentHistory.of(submission);
    new SearchLoop(submission, FunctionEvaluator.evaluation(FunctionEvaluator::byChoices))
        .run(event -> follow(history, event));
    return history.top().get(0);
  }

  private static void follow(ExperimentHistory history, ExperimentEvent event) {
    if (event.sequence() > 0) {
      history.replay(event);
    }
  }
}
