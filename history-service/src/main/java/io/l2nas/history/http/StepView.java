package io.l2nas.history.http;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.Origin;
import io.l2nas.contracts.StateAdvanced;
import java.util.Map;

/**
 * One step as people see it.
 *
 * @param step t, from 0
 * @param attempt which dispatch counted
 * @param evaluator who scored it
 * @param architecture what was tried
 * @param value the metric; null if the evaluation failed
 * @param reward what the agent learned from; null if it failed
 * @param reported further metrics
 * @param failure why there is no score; null if there is one
 * @param seconds how long it took
 * @param origin where the score was measured that was reused; null if it was measured here
 * @param trajectoryHash the fingerprint of the trajectory up to here
 */
public record StepView(
    int step,
    int attempt,
    String evaluator,
    String architecture,
    Double value,
    Double reward,
    Map<String, Double> reported,
    Failure failure,
    double seconds,
    Origin origin,
    String trajectoryHash) {

  /** Why an evaluation has no score. */
  public record Failure(EvaluationFailed.Reason reason, String message) {}

  static StepView of(StateAdvanced state) {
    EvaluationOutcome outcome = state.outcome();
    return outcome.match(
        done ->
            new StepView(
                done.step(),
                done.attempt(),
                done.evaluator(),
                done.architecture(),
                done.value(),
                done.reward(),
                done.reported(),
                null,
                done.seconds(),
                done.origin().orElse(null),
                state.trajectoryHash()),
        failed ->
            new StepView(
                failed.step(),
                failed.attempt(),
                failed.evaluator(),
                failed.architecture(),
                null,
                null,
                Map.of(),
                new Failure(failed.reason(), failed.message()),
                failed.seconds(),
                null,
                state.trajectoryHash()));
  }
}
