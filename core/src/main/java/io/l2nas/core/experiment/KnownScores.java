package io.l2nas.core.experiment;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.space.SearchSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of one experiment by architecture: an action that asks for one of them again need not
 * be evaluated.
 *
 * <p>Only what was applied is known, so whether an action is answered here is, as the action
 * itself, a function of the stream.
 */
final class KnownScores {
  private final SearchSpace space;
  private final ReuseSpec reuse;
  private final Map<String, EvaluationCompleted> scores = new HashMap<>();

  KnownScores(SearchSpace space, ReuseSpec reuse) {
    this.space = space;
    this.reuse = reuse;
  }

  /** Takes an outcome that was applied; a failure answers nothing. */
  void learn(EvaluationOutcome outcome) {
    if (reuse.scope() != ReuseSpec.Scope.OFF) {
      outcome.match(
          completed -> scores.putIfAbsent(completed.architecture(), completed), failed -> null);
    }
  }

  /** The outcome of an action whose architecture has a score. */
  Optional<EvaluationCompleted> answer(ActionProposed action) {
    return scores.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(scores.get(space.discretize(action.alpha()).text()))
            .map(score -> score.reusedFor(action, Answerer.AGENT));
  }

  void save(MemoryWriter memory) {
    memory.putInt(scores.size());
    scores.values().forEach(score -> ScoreMemory.put(score, memory));
  }

  void restore(String experiment, MemoryReader memory) {
    int count = memory.getCount(Double.BYTES);
    for (int i = 0; i < count; i++) {
      EvaluationCompleted score = ScoreMemory.get(experiment, memory);
      scores.put(score.architecture(), score);
    }
  }
}
