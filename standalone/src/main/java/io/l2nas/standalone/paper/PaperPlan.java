package io.l2nas.standalone.paper;

import io.l2nas.standalone.compare.ComparisonPlan;
import io.l2nas.standalone.compare.ComparisonPlan.Problem;
import io.l2nas.standalone.compare.Scorer;
import io.l2nas.standalone.compare.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The comparisons that make the paper's table: one for each of its budgets. */
public final class PaperPlan {
  private PaperPlan() {}

  /** The budgets of the paper, in steps. */
  public static List<Integer> budgets() {
    return Published.ROWS.stream().map(Published::steps).toList();
  }

  /**
   * Every setting on every column. A search on a validation column also tells the test accuracy of
   * what it found.
   */
  public static ComparisonPlan of(Scorer table, int steps, List<Long> seeds) {
    return new ComparisonPlan(
        Arrays.stream(Setting.values()).map(Setting::contender).toList(),
        Column.all().stream().map(PaperPlan::selection).toList(),
        seeds,
        new Problem(table, "nas-bench-201", null, steps, null, null, Map.of()));
  }

  static Selection selection(Column column) {
    return new Selection(column.metric(), column.isValidation() ? column.test().metric() : null);
  }
}
