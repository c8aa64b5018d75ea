package io.l2nas.core.audit;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent of an experiment, rebuilt from the recorded stream: every recorded action is compared
 * with the one that it proposes, bit for bit.
 *
 * <p>An agent that proposed another action cannot follow any further; the actions after the first
 * difference are counted and not compared.
 */
public final class ReplayedAgent implements ExperimentEvent.Cases<Void> {
  private final Map<Integer, FloatVector> proposed = new HashMap<>();
  private ExperimentAgent agent;
  private int recorded;
  private int equal;
  private Finding difference;

  /** Takes the next event; the first one is the submission. */
  public void follow(ExperimentEvent event) {
    event.match(this);
    if (difference == null) {
      try {
        remember(agent.follow(event));
      } catch (TrajectoryDivergedException e) {
        differ(event.experiment(), Place.event(event.sequence()), e.getMessage());
      }
    }
  }

  /** How many actions were recorded. */
  public int recorded() {
    return recorded;
  }

  /** How many of them the agent proposes, too. */
  public int equal() {
    return equal;
  }

  /** Where the agents part; empty if they do not. */
  public Optional<Finding> difference() {
    return Optional.ofNullable(difference);
  }

  /** How many updates of its networks the agent refused. */
  public int refusedUpdates() {
    return agent == null ? 0 : agent.refusedUpdates();
  }

  @Override
  public Void submitted(ExperimentSubmitted event) {
    agent = ExperimentAgent.of(event);
    remember(agent.start());
    return null;
  }

  @Override
  public Void advanced(StateAdvanced event) {
    EvaluationOutcome outcome = event.outcome();
    recorded++;
    if (difference != null) {
      return null;
    }
    if (outcome.alpha().equals(proposed.remove(outcome.step()))) {
      equal++;
    } else {
      differ(
          event.experiment(),
          Place.step(outcome.step()),
          "step " + outcome.step() + ": the rebuilt agent proposes another action, or none");
    }
    return null;
  }

  @Override
  public Void statusChanged(ExperimentStatusChanged event) {
    return null;
  }

  private void differ(String experiment, Place place, String message) {
    difference = new Finding(Anomaly.DIVERGENT, experiment, place, message);
  }

  private void remember(List<ActionProposed> actions) {
    actions.forEach(action -> proposed.put(action.step(), action.alpha()));
  }
}
