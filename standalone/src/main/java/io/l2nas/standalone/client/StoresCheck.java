package io.l2nas.standalone.client;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.audit.Checker;
import io.l2nas.core.audit.Recording;
import io.l2nas.standalone.client.CheckReport.Checked;
import io.l2nas.standalone.client.CheckReport.Wrong;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all stores of experiments, and has them checked against each other and themselves. */
public final class StoresCheck {
  private final Experiments ledger;
  private final RecordedTopics topics;

  public StoresCheck(Experiments ledger, RecordedTopics topics) {
    this.ledger = ledger;
    this.topics = topics;
  }

  /** The order in which the stores are read is the one that {@link Recording} asks for. */
  public CheckReport check(Set<String> experiments) throws InterruptedException {
    Map<String, List<ExperimentEvent>> states = topics.states(experiments);
    Map<String, List<ExperimentEvent>> recorded = new LinkedHashMap<>();
    for (String experiment : experiments) {
      List<ExperimentEvent> events = new ArrayList<>();
      ledger.forEachEvent(experiment, events::add);
      recorded.put(experiment, events);
    }
    Map<String, List<EvaluationEvent>> evaluations = topics.evaluations(experiments);
    return CheckReport.of(
        experiments.stream()
            .map(
                experiment ->
                    check(
                        Recording.of(experiment)
                            .withStates(states.get(experiment))
                            .withLedger(recorded.get(experiment))
                            .withEvaluations(evaluations.get(experiment))))
            .toList());
  }

  private static Checked check(Recording read) {
    List<ExperimentEvent> states = read.states().orElseThrow();
    boolean ended = states.stream().anyMatch(ExperimentEvent::endsExperiment);
    return new Checked(
        read.experiment(),
        states.size(),
        read.ledger().orElseThrow().size(),
        read.evaluations().orElseThrow().size(),
        ended,
        Checker.check(ended ? read.atRest() : read).stream().map(Wrong::of).toList());
  }
}
