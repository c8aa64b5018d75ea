package io.l2nas.core.evaluation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What an evaluator does with an action: x = Discretize(α), S(x), r. Every evaluation that ends
 * ends in an outcome, whatever the evaluator behind it does. Safe for many threads.
 */
public final class ActionEvaluation {
  private final Map<String, ArchitectureEvaluator> evaluators;
  private final String evaluatorId;
  private final LongSupplier nanoClock;

  /**
   * @param evaluators the evaluators that an experiment may ask for
   * @param evaluatorId who signs the outcomes
   * @param nanoClock measures how long an evaluation takes
   */
  public ActionEvaluation(
      Collection<ArchitectureEvaluator> evaluators, String evaluatorId, LongSupplier nanoClock) {
    this.evaluators =
        evaluators.stream()
            .collect(
                Collectors.toUnmodifiableMap(ArchitectureEvaluator::name, Function.identity()));
    this.evaluatorId = evaluatorId;
    this.nanoClock = nanoClock;
  }

  public String evaluatorId() {
    return evaluatorId;
  }

  /**
   * Looks whether anybody can evaluate an action.
   *
   * @throws IllegalArgumentException if α does not fit the space
   */
  public static void requireFits(ActionProposed action) {
    new SearchSpace(action.space()).discretize(action.alpha());
  }

  /**
   * Evaluates one action.
   *
   * @throws IllegalArgumentException if α does not fit the space: no agent proposes that, so it is
   *     no outcome either
   * @throws EvaluationInterruptedException if the thread was interrupted; its interrupted status is
   *     clear then, as after any InterruptedException
   */
  public EvaluationOutcome evaluate(ActionProposed action) {
    return evaluate(action, Progress.UNHEARD);
  }

  /** As {@link #evaluate(ActionProposed)}, and tells how it goes. */
  public EvaluationOutcome evaluate(ActionProposed action, Progress progress) {
    Architecture architecture = architecture(action);
    Attempt attempt = new Attempt(action, architecture, nanoClock.getAsLong());
    ArchitectureEvaluator evaluator = evaluators.get(action.evaluator().name());
    if (evaluator == null) {
      return attempt.failed(
          Reason.INVALID_REQUEST,
          "there is no evaluator '%s' here; there is %s"
              .formatted(action.evaluator().name(), new TreeSet<>(evaluators.keySet())));
    }
    try {
      return attempt.ended(evaluator.score(architecture, action.evaluator(), progress));
    } catch (EvaluationException e) {
      return attempt.failed(e.reason(), e.getMessage());
    } catch (InterruptedException e) {
      throw new EvaluationInterruptedException(e);
    } catch (RuntimeException | LinkageError e) { // A native library may be missing.
      return attempt.failed(
          Reason.ERROR, "the evaluator '%s' broke: %s".formatted(evaluator.name(), e));
    }
  }

  /**
   * The outcome of an evaluation that took longer than it may.
   *
   * @param seconds how long it took
   */
  public EvaluationFailed timedOut(ActionProposed action, double seconds) {
    return new EvaluationFailed(
        action.experiment(),
        action.step(),
        action.attempt(),
        evaluatorId,
        action.alpha(),
        architecture(action).text(),
        Reason.TIMEOUT,
        "the evaluation took longer than %s s; give it more time (timeoutSeconds), or make it faster"
            .formatted(action.terms().timeoutSeconds()),
        seconds);
  }

  private static Architecture architecture(ActionProposed action) {
    return new SearchSpace(action.space()).discretize(action.alpha());
  }

  /** One attempt under way: knows how to say how it ended. */
  private final class Attempt {
    private final ActionProposed action;
    private final Architecture architecture;
    private final long startedAt;

    private Attempt(ActionProposed action, Architecture architecture, long startedAt) {
      this.action = action;
      this.architecture = architecture;
      this.startedAt = startedAt;
    }

    private EvaluationOutcome ended(Score score) {
      boolean finite =
          Double.isFinite(score.value())
              && score.reported().values().stream().allMatch(Double::isFinite);
      if (!finite) {
        return failed(
            Reason.NON_FINITE,
            "the score of %s is %s; it must be finite, as every reported metric"
                .formatted(architecture, score));
      }
      Objective objective = Objective.of(action.reward());
      return objective
          .objection(score.reported())
          .<EvaluationOutcome>map(objection -> failed(Reason.INVALID_REQUEST, objection))
          .orElseGet(() -> weighed(score, objective));
    }

    private EvaluationOutcome weighed(Score score, Objective objective) {
      double value = objective.value(score.value(), score.reported());
      double accuracy = objective.accuracy(score.accuracy(), score.reported());
      double reward = Reward.of(action.reward(), accuracy);
      if (!Double.isFinite(value) || !Float.isFinite((float) reward)) {
        return failed(
            Reason.NON_FINITE,
            "the reward of accuracy %s is %s, which no network can learn from; the accuracy must be a fraction such as 0.94"
                .formatted(accuracy, reward));
      }
      Map<String, Double> reported = new HashMap<>(score.reported());
      if (objective.isWeighed()) {
        reported.put(action.evaluator().metric(), score.value());
      }
      return new EvaluationCompleted(
          action.experiment(),
          action.step(),
          action.attempt(),
          evaluatorId,
          action.alpha(),
          architecture.text(),
          value,
          reward,
          reported,
          seconds());
    }

    private EvaluationFailed failed(Reason reason, String message) {
      return new EvaluationFailed(
          action.experiment(),
          action.step(),
          action.attempt(),
          evaluatorId,
          action.alpha(),
          architecture.text(),
          reason,
          message,
          seconds());
    }

    private double seconds() {
      return (nanoClock.getAsLong() - startedAt) / 1e9;
    }
  }
}
