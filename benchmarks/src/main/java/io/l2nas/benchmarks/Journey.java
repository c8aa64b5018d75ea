package io.l2nas.benchmarks;

import io.l2nas.benchmarks.EventTap.Sighting;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the events of one step were sent, at parallelism 1: its action, the start and the end of its
 * evaluation, the state that follows, and the action of the next step. From action to action is one
 * closed loop.
 */
record Journey(
    Instant action, Instant started, Instant completed, Instant advanced, Instant nextAction) {

  /** The steps of an experiment but its last, which no action follows. */
  static List<Journey> of(String experiment, List<Sighting> sightings) {
    Map<Integer, Instant> actions = new TreeMap<>();
    Map<Integer, Instant> starts = new TreeMap<>();
    Map<Integer, Instant> outcomes = new TreeMap<>();
    Map<Integer, Instant> states = new TreeMap<>();
    for (Sighting sighting : sightings) {
      LoopEvent event = sighting.event();
      if (!event.experiment().equals(experiment)) {
        continue;
      }
      if (event instanceof ActionProposed action) {
        actions.put(action.step(), sighting.sent());
      } else if (event instanceof EvaluationStarted start) {
        starts.put(start.step(), sighting.sent());
      } else if (event instanceof EvaluationOutcome outcome) {
        outcomes.put(outcome.step(), sighting.sent());
      } else if (event instanceof StateAdvanced state) {
        states.put(state.outcome().step(), sighting.sent());
      }
    }
    List<Journey> journeys = new ArrayList<>();
    for (int step = 0; actions.containsKey(step + 1); step++) {
      journeys.add(
          new Journey(
              actions.get(step),
              starts.get(step),
              outcomes.get(step),
              states.get(step),
              actions.get(step + 1)));
    }
    return journeys;
  }

  Duration loop() {
    return Duration.between(action, nextAction);
  }

  Duration dispatch() {
    return Duration.between(action, started);
  }

  Duration evaluation() {
    return Duration.between(started, completed);
  }

  Duration recording() {
    return Duration.between(completed, advanced);
  }

  Duration learning() {
    return Duration.between(advanced, nextAction);
  }
}
