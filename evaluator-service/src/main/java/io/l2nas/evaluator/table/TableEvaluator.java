package io.l2nas.evaluator.table;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores an architecture by looking it up in a table of results (a tabular benchmark). An
 * experiment names a table that was registered here, never a path.
 *
 * <p>Options: {@code table}, which table, if there are several; {@code delay}, see {@link
 * SimulatedTime}.
 */
public final class TableEvaluator implements ArchitectureEvaluator {
  private static final Set<String> OPTIONS = Set.of("table", "delay");

  private final Map<String, MetricTable> tables = new TreeMap<>();

  /**
   * Reads all tables.
   *
   * @param files the files by the names that experiments use
   * @throws InvalidTableException if one of them cannot be used
   */
  public TableEvaluator(Map<String, Path> files) {
    files.forEach((name, file) -> tables.put(name, TableFile.read(file)));
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec)
      throws EvaluationException, InterruptedException {
    try {
      return lookUp(architecture, spec);
    } catch (InvalidTableException | IllegalArgumentException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
  }

  private Score lookUp(Architecture architecture, EvaluatorSpec spec)
      throws EvaluationException, InterruptedException {
    refuseUnknownOptions(spec);
    MetricTable table = table(spec);
    MetricColumn metric = table.metric(spec.metric());
    int row =
        table
            .row(architecture.text())
            .orElseThrow(
                () ->
                    new EvaluationException(
                        UNKNOWN_ARCHITECTURE,
                        "table %s: none of its %d rows has the architecture '%s' in the column 'arch'"
                            .formatted(table.file(), table.size(), architecture)));
    Map<String, Double> reported = new HashMap<>();
    for (String name : spec.report()) {
      reported.put(name, table.metric(name).get(row));
    }
    String delay = spec.options().get("delay");
    if (delay != null) {
      Thread.sleep(SimulatedTime.millis(delay, table, row));
    }
    return new Score(metric.get(row), metric.get(row) * metric.accuracyScale(), reported);
  }

  private MetricTable table(EvaluatorSpec spec) throws EvaluationException {
    String name = spec.options().get("table");
    if (name == null && tables.size() == 1) {
      return tables.values().iterator().next();
    }
    MetricTable table = name == null ? null : tables.get(name);
    if (table == null) {
      throw new EvaluationException(
          INVALID_REQUEST,
          "option table is '%s'; this evaluator has %s"
              .formatted(name == null ? "" : name, tables.keySet()));
    }
    return table;
  }

  private static void refuseUnknownOptions(EvaluatorSpec spec) {
    for (String option : spec.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the evaluator table has %s"
                .formatted(option, new java.util.TreeSet<>(OPTIONS)));
      }
    }
  }
}
