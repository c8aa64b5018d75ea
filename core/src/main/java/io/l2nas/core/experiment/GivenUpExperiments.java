package io.l2nas.core.experiment;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The experiments that were given up and have not ended, and what is to be said of them. */
final class GivenUpExperiments {
  private final Map<String, GivenUp> experiments = new HashMap<>();
  private final List<EvaluationFailed> endings = new ArrayList<>();

  /**
   * Gives one up.
   *
   * @param events what is known of it, in order
   */
  void add(GivenUp experiment, List<ExperimentEvent> events) {
    experiments.put(experiment.experiment(), experiment);
    endings.add(
        events.stream()
            .flatMap(event -> experiment.after(event).stream())
            .reduce((earlier, later) -> later)
            .orElseGet(experiment::begin));
  }

  boolean contain(String experiment) {
    return experiments.containsKey(experiment);
  }

  /** Takes the next event of one of them, until it has ended. */
  void follow(ExperimentEvent event) {
    if (event.endsExperiment()) {
      experiments.remove(event.experiment());
    } else {
      experiments.get(event.experiment()).after(event).ifPresent(endings::add);
    }
  }

  /** The outcomes that end them; each is said once. */
  List<EvaluationFailed> endings() {
    List<EvaluationFailed> said = List.copyOf(endings);
    endings.clear();
    return said;
  }
}
