package io.l2nas.contracts;

import java.util.List;
import java.util.Map;

/**
 * Which evaluator scores the architectures of an experiment, and by what.
 *
 * @param name the evaluator, for instance {@code table}
 * @param metric the metric that is maximised
 * @param report further metrics that are shown beside it and decide nothing
 * @param options what else that evaluator wants to know; each evaluator documents its own
 */
public record EvaluatorSpec(
    String name, String metric, List<String> report, Map<String, String> options) {
  public EvaluatorSpec {
    Require.name("evaluator", name);
    Require.label("metric", metric);
    report = Require.list("report", report, Require::label);
    options = Require.strings("options", options);
  }
}
