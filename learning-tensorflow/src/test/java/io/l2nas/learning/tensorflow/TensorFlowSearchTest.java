package io.l2nas.learning.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole search with {@code learner=tensorflow}, by core's loop. */
@RequiresTensorFlow
class TensorFlowSearchTest {
  private static final int STEPS = 60;
  private static final Experiments SEARCH =
      Experiments.of("l2nas")
          .settings(
              Map.of(
                  "learner", "tensorflow",
                  "hidden", "16x16",
                  "epsilonSteps", "20",
                  "actorRate", "1e-2",
                  "criticRate", "1e-2"))
          .steps(STEPS);

  @Test
  void repeatsItselfBitForBit() {
    // When
    List<ExperimentEvent> once = run(SEARCH.seed(1));
    List<ExperimentEvent> again = run(SEARCH.seed(1));
    List<ExperimentEvent> other = run(SEARCH.seed(2));

    // Then
    assertThat(hash(again)).isEqualTo(hash(once));
    assertThat(hash(other)).isNotEqualTo(hash(once));
  }

  @Test
  void refusesNoUpdateOfAHealthySearch() {
    // Given
    List<ExperimentEvent> events = run(SEARCH.seed(1));
    ExperimentAgent agent = ExperimentAgent.of(SEARCH.seed(1).submitted());

    // When
    events.forEach(agent::follow);

    // Then
    assertThat(agent.refusedUpdates()).isZero();
  }

  private static List<ExperimentEvent> run(Experiments experiment) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(
            experiment.submitted(), FunctionEvaluator.evaluation(FunctionEvaluator::byChoices))
        .run(events::add);
    return events;
  }

  private static String hash(List<ExperimentEvent> events) {
    StateAdvanced last = null;
    for (ExperimentEvent event : events) {
      last = event instanceof StateAdvanced advanced ? advanced : last;
    }
    assertThat(last.outcome().step()).isEqualTo(STEPS - 1);
    return last.trajectoryHash();
  }
}
