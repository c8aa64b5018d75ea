package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationFailed;
import java.util.List;

/**
 * What has to be said so that no step stays open for ever.
 *
 * @param again actions to be dispatched once more
 * @param lost steps over which too many evaluators were lost
 */
public record Remedies(List<ActionProposed> again, List<EvaluationFailed> lost) {
  public Remedies {
    again = List.copyOf(again);
    lost = List.copyOf(lost);
  }
}
