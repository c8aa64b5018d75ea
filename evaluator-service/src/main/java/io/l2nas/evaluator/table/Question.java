package io.l2nas.evaluator.table;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.Score;
import java.util.HashMap;
import java.util.Map;

/** What an experiment asks of a table, when all of it has been found there. */
record Question(
    MetricTable table,
    MetricColumn metric,
    Map<String, MetricColumn> reported,
    SimulatedTime delay) {

  /**
   * Looks everything up.
   *
   * @throws IllegalArgumentException if the table lacks something that is asked for, or an option
   *     is not valid
   * @throws InvalidTableException if a column that is asked for holds what is no number
   */
  static Question of(EvaluatorSpec spec, MetricTable table) {
    MetricColumn metric = table.metric(spec.metric());
    Map<String, MetricColumn> reported = new HashMap<>();
    spec.report().forEach(name -> reported.put(name, table.metric(name)));
    return new Question(
        table, metric, reported, SimulatedTime.of(spec.options().get("delay"), table));
  }

  Score answer(int row) {
    Map<String, Double> values = new HashMap<>();
    reported.forEach((name, column) -> values.put(name, column.get(row)));
    return new Score(metric.get(row), metric.get(row) * metric.accuracyScale(), values);
  }
}
