package io.l2nas.evaluator.table;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.wire.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

  /**
   * Finds out before a search what would make every one of its evaluations fail.
   *
   * @throws IllegalArgumentException if the request is not valid for these tables
   * @throws InvalidTableException if a column that it asks for holds what is no number
   */
  public void requireAnswerable(EvaluatorSpec spec) {
    question(spec);
  }

  /**
   * Why the table is none of the space: not one of its rows is an architecture of it. Empty if one
   * is, for a table may cover a part of a space.
   */
  public Optional<String> objection(SearchSpace space, EvaluatorSpec spec) {
    MetricTable table = table(spec);
    if (table.architectures().stream().anyMatch(text -> space.read(text).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        "table %s: none of its %d rows is an architecture of the space '%s'; the first one is %s, but in this space they look like '%s'"
            .formatted(
                table.file(),
                table.size(),
                space.definition().name(),
                Quote.beginning(table.architectures().iterator().next()),
                space.discretize(space.initialState())));
  }

  /**
   * The scores of all architectures of the space that the table has, in the order of its rows.
   *
   * @throws IllegalArgumentException if the request is not valid for these tables
   * @throws InvalidTableException if a column that it asks for holds what is no number
   */
  public List<Score> scores(SearchSpace space, EvaluatorSpec spec) {
    Question question = question(spec);
    return question.table().architectures().stream()
        .filter(text -> space.read(text).isPresent())
        .map(architecture -> question.answer(question.table().row(architecture).orElseThrow()))
        .toList();
  }

  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Question question = questionToAnswer(spec);
    int row = row(architecture, question.table());
    Thread.sleep(question.delay().millis(row));
    return question.answer(row);
  }

  private Question questionToAnswer(EvaluatorSpec spec) throws EvaluationException {
    try {
      return question(spec);
    } catch (InvalidTableException | IllegalArgumentException e) {
      throw new EvaluationException(INVALID_REQUEST, e.getMessage());
    }
  }

  private static int row(Architecture architecture, MetricTable table) throws EvaluationException {
    return table
        .row(architecture.text())
        .orElseThrow(
            () ->
                new EvaluationException(
                    UNKNOWN_ARCHITECTURE,
                    "table %s: none of its %d rows has the architecture '%s' in the column 'arch'"
                        .formatted(table.file(), table.size(), architecture)));
  }

  private Question question(EvaluatorSpec spec) {
    refuseUnknownOptions(spec);
    return Question.of(spec, table(spec));
  }

  private MetricTable table(EvaluatorSpec spec) {
    String name = spec.options().get("table");
    if (name == null && tables.size() == 1) {
      return tables.values().iterator().next();
    }
    MetricTable table = name == null ? null : tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException(
          "option table is %s; this evaluator has %s"
              .formatted(Quote.beginning(name == null ? "" : name), tables.keySet()));
    }
    return table;
  }

  private static void refuseUnknownOptions(EvaluatorSpec spec) {
    for (String option : spec.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "option '%s' is unknown; the evaluator table has %s"
                .formatted(option, new TreeSet<>(OPTIONS)));
      }
    }
  }
}
