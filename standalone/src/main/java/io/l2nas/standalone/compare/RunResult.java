package io.l2nas.standalone.compare;

/**
 * What came of a run: the JSON line of {@code l2nas compare --json}, field by field.
 *
 * @param agent who searched, with what was set
 * @param metric what was maximised
 * @param seed the source of all randomness
 * @param steps how many architectures were asked for, repeats included
 * @param unique how many different ones were scored
 * @param stepOfBest the step that found the best, from 0
 * @param best the largest value of the metric
 * @param reported the other metric of that architecture; null if none was asked for
 * @param seconds how long the run took
 */
public record RunResult(
    String agent,
    String metric,
    long seed,
    int steps,
    int unique,
    int stepOfBest,
    double best,
    Double reported,
    double seconds) {

  Run run() {
    return new Run(agent, metric, seed);
  }
}
