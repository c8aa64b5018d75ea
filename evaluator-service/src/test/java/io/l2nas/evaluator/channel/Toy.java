package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.List;
import java.util.Map;

/** Actions on a space of two rows, and a table that knows three of its four architectures. */
final class Toy {
  static final SpaceDefinition SPACE =
      new CustomSpace(
              "toy",
              List.of(new Row("first", List.of("a", "b")), new Row("second", List.of("c", "d"))),
              "-")
          .definition();

  static final String TABLE =
      """
      arch\tvalid\ttest
      a-c\t91.5\t94
      a-d\t90\t93
      b-c\t80\t81
      """;

  static final FloatVector A_C = FloatVector.of(0.9f, 0.1f, 0.5f, 0.25f);
  static final FloatVector NOT_IN_THE_TABLE = FloatVector.of(0, 1, 0, 1);

  private Toy() {}

  static ActionProposed action(String experiment, int step) {
    return action(experiment, step, A_C, evaluator(Map.of()));
  }

  static ActionProposed action(
      String experiment, int step, FloatVector alpha, EvaluatorSpec evaluator) {
    return action("default", experiment, step, alpha, evaluator);
  }

  static ActionProposed actionOf(String pool, String experiment, int step) {
    return action(pool, experiment, step, A_C, evaluator(Map.of()));
  }

  private static ActionProposed action(
      String pool, String experiment, int step, FloatVector alpha, EvaluatorSpec evaluator) {
    return new ActionProposed(
        experiment,
        step,
        1,
        pool,
        alpha,
        SPACE,
        evaluator,
        RewardSpec.exponential(),
        EvaluationTerms.DEFAULT);
  }

  static EvaluatorSpec evaluator(Map<String, String> options) {
    return new EvaluatorSpec("table", "valid", List.of("test"), options);
  }
}
