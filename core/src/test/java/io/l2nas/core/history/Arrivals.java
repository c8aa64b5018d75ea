package io.l2nas.core.history;

import static io.l2nas.core.fixtures.Outcomes.completed;
import static io.l2nas.core.fixtures.Outcomes.failed;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;

/** Outcomes on their way to a history. */
final class Arrivals {
  private Arrivals() {}

  /** One in five failed; values collide and architectures repeat. */
  static List<EvaluationOutcome> outcomes(int steps) {
    RandomStream random = RandomStream.of(4, Purpose.ACTION, 0);
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      int[] choices = {random.nextInt(3), random.nextInt(2), random.nextInt(4)};
      outcomes.add(
          step % 5 == 3 ? failed(step, choices) : completed(step, random.nextInt(6), choices));
    }
    return outcomes;
  }

  static List<EvaluationOutcome> shuffled(List<EvaluationOutcome> outcomes, int seed) {
    RandomStream random = RandomStream.of(seed, Purpose.BATCH, 0);
    List<EvaluationOutcome> rest = new ArrayList<>(outcomes);
    List<EvaluationOutcome> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(random.nextInt(rest.size())));
    }
    return shuffled;
  }
}
