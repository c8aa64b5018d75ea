package io.l2nas.faults.check;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.audit.Anomaly;
import io.l2nas.core.audit.Checker;
import io.l2nas.core.audit.Finding;
import io.l2nas.core.history.TrajectoryHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What became of a search that has ended.
 *
 * @param recorded steps with an outcome in the ledger
 * @param lost steps without one
 * @param findings what the checker found
 * @param hash the fingerprint of the trajectory
 * @param repeated evaluations that were begun though another of their step had been, as they may
 */
public record Verdict(int recorded, int lost, List<Finding> findings, String hash, int repeated) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Of a search of so many steps. */
  public static Verdict of(Evidence evidence, int steps) {
    Set<Integer> recorded = new HashSet<>(evidence.recordedSteps());
    return new Verdict(
        recorded.size(),
        (int) IntStream.range(0, steps).filter(step -> !recorded.contains(step)).count(),
        Checker.check(evidence.recording()),
        hash(evidence),
        repeated(evidence));
  }

  /** How often something is wrong in that way. */
  public int count(Anomaly anomaly) {
    return (int) findings.stream().filter(finding -> finding.anomaly() == anomaly).count();
  }

  /** What of it breaks a promise, for a person; empty if nothing does. */
  public List<String> broken(String undisturbed) {
    List<String> broken = new ArrayList<>();
    if (lost > 0) {
      broken.add(lost + " steps have no outcome");
    }
    findings.forEach(finding -> broken.add(finding.toString()));
    if (!hash.equals(undisturbed)) {
      broken.add("the trajectory is " + hash + "; undisturbed it is " + undisturbed);
    }
    return broken;
  }

  private static String hash(Evidence evidence) {
    String hash = TrajectoryHash.EMPTY;
    for (var event : evidence.recording().ledger().orElseThrow()) {
      if (event instanceof StateAdvanced advanced) {
        hash = TrajectoryHash.next(hash, advanced.outcome(), advanced.state());
      }
    }
    return hash;
  }

  private static int repeated(Evidence evidence) {
    List<EvaluationEvent> starts =
        evidence.recording().evaluations().orElseThrow().stream()
            .filter(EvaluationStarted.class::isInstance)
            .toList();
    long steps = starts.stream().map(EvaluationEvent::step).distinct().count();
    return (int) (starts.size() - steps);
  }
}
