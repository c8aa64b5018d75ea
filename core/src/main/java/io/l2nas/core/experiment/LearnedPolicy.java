package io.l2nas.core.experiment;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.learning.ActorCriticWeights.Layer;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.policy.PolicyWeights;
import java.util.List;

/**
 * The policy of an experiment, from its state stream: an agent learns again what the stream tells,
 * bit for bit, and is then asked what it has learned. So every search that was ever recorded has
 * one.
 */
public final class LearnedPolicy implements ExperimentEvent.Cases<Void> {
  private ExperimentAgent agent;
  private String trajectoryHash;
  private int steps;
  private TopEntry best;

  /**
   * Takes the next event; the first one is the submission.
   *
   * @throws TrajectoryDivergedException if this version would have searched in another way, and has
   *     therefore learned something else
   */
  public void follow(ExperimentEvent event) {
    event.match(this);
  }

  /**
   * What was learned.
   *
   * @throws IllegalArgumentException if that is nothing: the agent does not learn, or had no score
   *     to learn from
   */
  public Policy policy() {
    ActorCriticWeights learned =
        agent
            .learned()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "agent of '%s' is '%s', which has no policy; l2nas has one"
                            .formatted(agent.experiment(), agent.spec().agent().name())));
    if (steps == 0) {
      throw new IllegalArgumentException(
          "experiment '%s' has no score yet; there is nothing that its agent has learned"
              .formatted(agent.experiment()));
    }
    PolicyWeights weights = PolicyWeights.of(learned);
    return new Policy(
        weights.digest(),
        agent.experiment(),
        agent.spec(),
        steps,
        best.value(),
        trajectoryHash,
        hidden(learned),
        weights.texts());
  }

  @Override
  public Void submitted(ExperimentSubmitted event) {
    agent = ExperimentAgent.of(event);
    return null;
  }

  @Override
  public Void advanced(StateAdvanced event) {
    agent.follow(event);
    trajectoryHash = event.trajectoryHash();
    event.outcome().match(this::count, failed -> null);
    return null;
  }

  @Override
  public Void statusChanged(ExperimentStatusChanged event) {
    agent.follow(event);
    return null;
  }

  private Void count(EvaluationCompleted completed) {
    steps++;
    TopEntry scored =
        new TopEntry(
            completed.architecture(), completed.step(), completed.value(), completed.reported());
    if (best == null || Objective.of(agent.spec().reward()).isBetter(scored, best)) {
      best = scored;
    }
    return null;
  }

  private static List<Integer> hidden(ActorCriticWeights weights) {
    List<Layer> actor = weights.actor();
    return actor.subList(0, actor.size() - 1).stream().map(layer -> layer.biases().length).toList();
  }
}
