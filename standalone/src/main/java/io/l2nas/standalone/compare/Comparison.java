package io.l2nas.standalone.compare;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.evaluator.table.TableEvaluator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All runs of a comparison, and random search to hold them against. */
public final class Comparison {
  private final ComparisonPlan plan;
  private final List<RunRecord> records;
  private final Map<String, RandomSearch> random;

  /**
   * @param records the runs of the plan, all of them, in its order
   */
  Comparison(ComparisonPlan plan, List<RunRecord> records, ArchitectureEvaluator evaluator) {
    this.plan = plan;
    this.records = List.copyOf(records);
    this.random =
        plan.selections().stream()
            .collect(
                Collectors.toMap(Selection::metric, selection -> random(selection, evaluator)));
  }

  public ComparisonPlan plan() {
    return plan;
  }

  /** By agent, then metric, then seed. */
  List<RunRecord> records() {
    return plan.contenders().stream()
        .flatMap(one -> plan.selections().stream().flatMap(s -> records(one, s).stream()))
        .toList();
  }

  /** The runs of one agent on one metric, by seed. */
  List<RunRecord> records(Contender contender, Selection selection) {
    return records.stream()
        .filter(record -> record.result().agent().equals(contender.name()))
        .filter(record -> record.result().metric().equals(selection.metric()))
        .toList();
  }

  /** The largest value that any run found. */
  double best(Selection selection) {
    return plan.contenders().stream()
        .flatMap(one -> records(one, selection).stream())
        .mapToDouble(record -> record.result().best())
        .max()
        .orElseThrow();
  }

  RandomSearch random(Selection selection) {
    return random.get(selection.metric());
  }

  public Standing standing(Contender contender, Selection selection) {
    return Standing.of(contender.name(), records(contender, selection), random(selection));
  }

  /** How every agent did on one metric, in the order of the plan. */
  List<Standing> standings(Selection selection) {
    return plan.contenders().stream().map(one -> standing(one, selection)).toList();
  }

  private RandomSearch random(Selection selection, ArchitectureEvaluator evaluator) {
    if (evaluator instanceof TableEvaluator table) {
      ExperimentSpec spec = plan.spec(selection);
      return new ExactRandomSearch(
          table.scores(new SearchSpace(spec.space()), spec.evaluator()), selection);
    }
    Contender random =
        plan.contenders().stream().filter(Contender::isRandom).findFirst().orElseThrow();
    return new MeasuredRandomSearch(records(random, selection));
  }
}
