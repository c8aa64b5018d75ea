package io.l2nas.standalone.compare;

import java.util.List;
import java.util.OptionalInt;

/**
 * How one agent did on one metric, over all its runs.
 *
 * @param agent the agent
 * @param runs how many runs
 * @param best the best values
 * @param reported the other metric of these architectures; null if none was asked for
 * @param unique how many different architectures a run scored, on average
 * @param random what random search finds with as many different architectures
 * @param above how many runs found more than random search does on average
 * @param found how many runs found the best that there is; none if nobody knows it
 * @param medianQuery the query that found it, from 1, in the median run; empty if that did not
 * @param seconds how long a run took, on average
 */
public record Standing(
    String agent,
    int runs,
    Spread best,
    Spread reported,
    int unique,
    RandomSearch.Expectation random,
    int above,
    int found,
    OptionalInt medianQuery,
    double seconds) {

  /**
   * The standing of an agent.
   *
   * @param records all its runs on one metric; not empty
   * @param random random search on the same metric
   */
  static Standing of(String agent, List<RunRecord> records, RandomSearch random) {
    List<RunResult> results = records.stream().map(RunRecord::result).toList();
    int unique =
        (int) Math.round(results.stream().mapToInt(RunResult::unique).average().orElseThrow());
    int[] queries =
        results.stream()
            .filter(result -> result.best() >= random.optimum().orElse(Double.POSITIVE_INFINITY))
            .mapToInt(result -> result.stepOfBest() + 1)
            .sorted()
            .toArray();
    int middle = (results.size() - 1) / 2;
    RandomSearch.Expectation expected = random.bestOf(unique);
    return new Standing(
        agent,
        results.size(),
        Spread.of(results.stream().mapToDouble(RunResult::best).toArray()),
        results.get(0).reported() == null
            ? null
            : Spread.of(results.stream().mapToDouble(RunResult::reported).toArray()),
        unique,
        expected,
        (int) results.stream().filter(one -> one.best() > expected.best().mean()).count(),
        queries.length,
        middle < queries.length ? OptionalInt.of(queries[middle]) : OptionalInt.empty(),
        results.stream().mapToDouble(RunResult::seconds).average().orElseThrow());
  }
}
