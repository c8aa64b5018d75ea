package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.objective.Objective;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a batch of events changes the tops of their experiments. Who came in and fell off within the
 * batch is nobody's row; nobody comes in twice.
 */
final class TopRows {
  private final Map<Place, Row> entered = new LinkedHashMap<>();
  private final Set<Place> left = new LinkedHashSet<>();

  /** The key of a row: the step that found the architecture. */
  private record Place(String experiment, int step) {}

  private record Row(
      String experiment,
      int step,
      String architecture,
      double value,
      double violation,
      String reported) {}

  /**
   * @param histories of the experiments of all events
   */
  TopRows(Collection<ExperimentEvent> events, Collection<ExperimentHistory> histories) {
    Map<String, Objective> objectives =
        histories.stream()
            .collect(Collectors.toMap(ExperimentHistory::experiment, ExperimentHistory::objective));
    for (ExperimentEvent event : events) {
      if (event instanceof StateAdvanced state) {
        follow(state, objectives.get(state.experiment()));
      }
    }
  }

  private void follow(StateAdvanced state, Objective objective) {
    for (TopEntry entry : state.topChange().left()) {
      Place place = new Place(state.experiment(), entry.step());
      if (entered.remove(place) == null) {
        left.add(place);
      }
    }
    for (TopEntry entry : state.topChange().entered()) {
      entered.put(
          new Place(state.experiment(), entry.step()),
          new Row(
              state.experiment(),
              entry.step(),
              entry.architecture(),
              entry.value(),
              objective.violation(entry.reported()),
              Rows.write(entry.reported())));
    }
  }

  /** Who came in, as a JSON array. */
  String entered() {
    return Rows.write(entered.values());
  }

  /** Who fell off, as a JSON array. */
  String left() {
    return Rows.write(left);
  }
}
