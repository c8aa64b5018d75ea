package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.SearchSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Two open steps, a lease of 9 s, three attempts. */
class DispatchTestBase {
  static final Experiments EXPERIMENT = Experiments.of("random").steps(20).parallelism(2);
  static final List<ActionProposed> ACTIONS = ExperimentAgent.of(EXPERIMENT.submitted()).start();

  final Dispatch dispatch = new Dispatch(Duration.ofSeconds(9));
  private double seconds;

  @BeforeEach
  void open() {
    dispatch.open(EXPERIMENT.submitted().spec(), Used.NOTHING, ACTIONS, 0);
    assertThat(dueOf(dispatch)).extracting(ActionProposed::attempt).containsExactly(1, 1);
    pass(0);
  }

  /** All that is due, as if the pool had room for it. */
  static List<ActionProposed> dueOf(Dispatch dispatch) {
    return dispatch.due(experiment -> Integer.MAX_VALUE);
  }

  void hear(EvaluationEvent event) {
    dispatch.hear(event, nanos());
  }

  /** Looks several times in so many seconds; returns what was dispatched again. */
  List<ActionProposed> pass(double duration) {
    return inSteps(duration).again();
  }

  List<EvaluationFailed> lostIn(double duration) {
    return inSteps(duration).lost();
  }

  private Found inSteps(double duration) {
    double end = seconds + duration;
    Found found = new Found(List.of(), List.of());
    while (seconds < end || duration == 0) {
      seconds = Math.min(end, seconds + 2.5);
      found = new Found(dispatch.failures(nanos()), dueOf(dispatch));
      if (duration == 0 || !found.again().isEmpty() || !found.lost().isEmpty()) {
        break;
      }
    }
    return found;
  }

  private record Found(List<EvaluationFailed> lost, List<ActionProposed> again) {}

  /** Nobody listens for so long. */
  void sleep(double duration) {
    seconds += duration;
  }

  static QueueStart upTo(long offset) {
    return new QueueStart(offset, false);
  }

  long nanos() {
    return nanosOf(seconds);
  }

  static long nanosOf(double seconds) {
    return Math.round(seconds * 1e9);
  }

  static EvaluationStarted started(int step, int attempt, String evaluator) {
    return new EvaluationStarted(Experiments.NAME, step, attempt, evaluator);
  }

  static EvaluationCompleted completed(int step, int attempt, String architecture, double reward) {
    return new EvaluationCompleted(
        Experiments.NAME,
        step,
        attempt,
        "a",
        ACTIONS.get(0).alpha(),
        architecture,
        0.5,
        reward,
        Map.of(),
        1);
  }

  static String architecture(int step) {
    ActionProposed action = ACTIONS.get(step);
    return new SearchSpace(action.space()).discretize(action.alpha()).text();
  }

  static ActionProposed again(int step, int attempt) {
    ActionProposed action = ACTIONS.get(step);
    return action.dispatched(attempt, action.terms().withLease(9));
  }
}
