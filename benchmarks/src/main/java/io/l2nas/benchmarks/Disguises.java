package io.l2nas.benchmarks;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.Topic;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What hostile records pretend to be: for each topic that a service reads an event as it stands
 * there. None of them can be true of an experiment that they are sent for: their step comes after
 * its last, or their α is of another space.
 */
final class Disguises {
  private static final String EVALUATOR = "hostile";
  private static final String POOL = "default";

  private final List<Disguise> all = new ArrayList<>();

  /**
   * @param experiment an experiment that runs
   * @param steps how many steps it has
   */
  Disguises(String experiment, int steps) {
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
    FloatVector alpha = FloatVector.of(new float[space.size()]);
    EvaluationCompleted outcome =
        new EvaluationCompleted(
            experiment,
            steps + 7,
            1,
            EVALUATOR,
            alpha,
            space.discretize(alpha).text(),
            99,
            95,
            Map.of("other", 1.0),
            0.5);
    put(Topic.EVALUATIONS.topicName(), experiment, outcome);
    put(
        Topic.STATES.topicName(),
        experiment,
        new StateAdvanced(
            experiment, steps + 8L, steps + 8, outcome, TopChange.NONE, alpha, "0".repeat(64)));
    put(
        Topic.TELEMETRY.topicName(),
        experiment,
        new StepLearned("other", steps, "default", "default", Map.of("reward", 1e300)));
    ActionProposed action =
        new ActionProposed(
            experiment,
            steps + 7,
            1,
            POOL,
            FloatVector.of(0.5f, 0.5f),
            space.definition(),
            new EvaluatorSpec("table", Table.METRIC, List.of(), Map.of("table", Table.NAME)),
            RewardSpec.exponential(),
            EvaluationTerms.DEFAULT);
    put(Topic.actionsOf(POOL), action.id(), action);
    put(Topic.RECALLS.topicName(), action.id(), action);
    put(
        Topic.EVALUATORS.topicName(),
        EVALUATOR,
        new EvaluatorReported(EVALUATOR, POOL, 1, EvaluatorState.TAKING, 64, "cpu", List.of()));
    put(Topic.DEMANDS.topicName(), POOL + "/0", new DemandReported(POOL, 0, 1, List.of()));
    put(
        Topic.TEAMS.topicName(),
        "default",
        new TeamReported("default", TeamTerms.DEFAULT, "2026-11-29", 0));
    put(
        Topic.QUARANTINES.topicName(),
        EVALUATOR,
        new QuarantineReported(EVALUATOR, true, "forged", "2026-11-29T00:00:00.000Z"));
  }

  /** One for each topic that a service reads for events. */
  List<Disguise> all() {
    return List.copyOf(all);
  }

  private void put(String topic, String key, Event event) {
    all.add(new Disguise(topic, key, event));
  }
}
