package io.l2nas.standalone.front;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.objective.ParetoFront;
import io.l2nas.core.objective.ParetoFront.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The front of a search, as a fold over its states. The first score of an architecture counts, as
 * in the top K.
 */
public final class FrontFold {
  private final String metric;
  private final String against;
  private final boolean betterWithLess;
  private final ParetoFront front;
  private final Set<String> seen = new HashSet<>();
  private final List<Point> scored = new ArrayList<>();

  /**
   * @param against a metric that the search reports
   */
  public FrontFold(ExperimentSpec spec, String against) {
    this.metric = spec.evaluator().metric();
    this.against = against;
    this.betterWithLess = Objective.of(spec.reward()).isBetterWithLess(against);
    this.front = new ParetoFront(betterWithLess);
  }

  /** Takes in the next state. */
  public void follow(StateAdvanced state) {
    state
        .outcome()
        .<Optional<Point>>match(this::point, failed -> Optional.empty())
        .ifPresent(this::add);
  }

  public Front front() {
    return new Front(metric, against, betterWithLess, front.points());
  }

  /** All that was scored, in the order in which it was found. */
  public List<Point> scored() {
    return List.copyOf(scored);
  }

  private Optional<Point> point(EvaluationCompleted done) {
    Double other = done.reported().get(against);
    if (other == null || !seen.add(done.architecture())) {
      return Optional.empty();
    }
    // Where values are weighed the metric itself is reported.
    double value = done.reported().getOrDefault(metric, done.value());
    return Optional.of(new Point(done.architecture(), done.step(), value, other));
  }

  private void add(Point point) {
    scored.add(point);
    front.offer(point);
  }
}
