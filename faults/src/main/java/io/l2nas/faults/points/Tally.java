package io.l2nas.faults.points;

import io.l2nas.faults.check.Evidence;
import io.l2nas.faults.check.Reference;
import io.l2nas.faults.check.Verdict;
import java.util.List;

/** What became of many searches, counted together. */
final class Tally {
  private final int steps;
  private final Reference reference;
  private int recorded;
  private int lost;
  private int wrong;

  /**
   * @param steps that each search has at least
   */
  Tally(int steps, Reference reference) {
    this.steps = steps;
    this.reference = reference;
  }

  /** Counts one more; returns what of it breaks a promise. */
  List<String> add(Evidence evidence) {
    Verdict verdict = Verdict.of(evidence, steps);
    List<String> broken = verdict.broken(reference.trajectoryHash(evidence.submission()));
    recorded += verdict.recorded();
    lost += verdict.lost();
    wrong += broken.size() - (verdict.lost() > 0 ? 1 : 0);
    return broken;
  }

  /** Steps with an outcome; of a search that repeats itself before its budget is spent, more. */
  int recorded() {
    return recorded;
  }

  /** Steps without an outcome. */
  int lost() {
    return lost;
  }

  /** Whatever else breaks a promise. */
  int wrong() {
    return wrong;
  }
}
