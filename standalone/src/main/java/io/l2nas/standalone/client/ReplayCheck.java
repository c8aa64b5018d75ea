package io.l2nas.standalone.client;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.TrajectoryHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rebuilds the agent and the history of an experiment from its recorded stream, as a fold, and
 * compares: every recorded action with the one that the rebuilt agent proposes, every event with
 * the one that the rebuilt history says.
 *
 * <p>An agent that proposed another action cannot follow any further; the actions after the first
 * difference are counted and not compared.
 */
public final class ReplayCheck {
  private final ExperimentView view;
  private final Map<Integer, FloatVector> proposed = new HashMap<>();

  private ExperimentAgent agent;
  private ExperimentHistory history;
  private int recorded;
  private int equal;
  private String actionDifference;
  private String historyDifference;
  private String trajectoryHash = TrajectoryHash.EMPTY;

  private final ExperimentEvent.Cases<Void> reactions =
      new ExperimentEvent.Cases<>() {
        @Override
        public Void submitted(ExperimentSubmitted event) {
          agent = ExperimentAgent.of(event);
          history = ExperimentHistory.of(event);
          remember(agent.start());
          return null;
        }

        @Override
        public Void advanced(StateAdvanced event) {
          compare(event.outcome());
          return null;
        }

        @Override
        public Void statusChanged(ExperimentStatusChanged event) {
          return null;
        }
      };

  /**
   * A check of the experiment that the server shows.
   *
   * @param view asked before the stream is read, which may have grown since
   */
  public ReplayCheck(ExperimentView view) {
    this.view = view;
  }

  /** Takes in the next event; the first one is the submission. */
  public void follow(ExperimentEvent event) {
    if (agent == null && event.sequence() != 0) {
      actionDifference = "the stream begins with event %d".formatted(event.sequence());
      historyDifference = actionDifference;
      return;
    }
    event.match(reactions);
    followAsAgent(event);
    followAsHistory(event);
  }

  /** What came out. */
  public ReplayReport report() {
    String recordedHash = view.trajectoryHash() == null ? "" : view.trajectoryHash();
    return new ReplayReport(
        view.id(),
        recorded,
        equal,
        actionDifference,
        historyDifference,
        agent == null ? 0 : agent.refusedUpdates(),
        trajectoryHash,
        recordedHash);
  }

  private void compare(EvaluationOutcome outcome) {
    recorded++;
    if (historyDifference == null) {
      historyDifference = history.objection(outcome).orElse(null);
    }
    if (actionDifference == null && outcome.alpha().equals(proposed.remove(outcome.step()))) {
      equal++;
    } else if (actionDifference == null) {
      actionDifference =
          "step " + outcome.step() + ": the rebuilt agent proposes another action, or none";
    }
  }

  private void followAsAgent(ExperimentEvent event) {
    if (actionDifference == null) {
      try {
        remember(agent.follow(event));
      } catch (TrajectoryDivergedException e) {
        actionDifference = e.getMessage();
      }
    }
  }

  private void followAsHistory(ExperimentEvent event) {
    if (historyDifference == null) {
      try {
        history.replay(event);
        if (history.applied() <= view.applied()) {
          trajectoryHash = history.trajectoryHash();
        }
      } catch (IllegalStateException | IllegalArgumentException e) {
        historyDifference = e.getMessage();
      }
    }
  }

  private void remember(List<ActionProposed> actions) {
    actions.forEach(action -> proposed.put(action.step(), action.alpha()));
  }
}
