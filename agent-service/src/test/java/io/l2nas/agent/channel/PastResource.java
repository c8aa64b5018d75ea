package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** What the state topic holds before the agent comes: its past. */
public final class PastResource implements QuarkusTestResourceLifecycleManager {
  static final int STATES = 5;

  /** All in one partition: none may stand in another's way. */
  static final String PLACE = "past";

  // Methods, not constants: Quarkus loads this class before it has settled on a class loader.
  static RecordedSearch running() {
    return RecordedSearch.of("past-running", 1);
  }

  static RecordedSearch paused() {
    return RecordedSearch.of("past-paused", 2);
  }

  static RecordedSearch ended() {
    return RecordedSearch.of("past-ended", 3);
  }

  static RecordedSearch leased() {
    return RecordedSearch.of("past-leased", 5);
  }

  /** Another agent's: nobody here proposed what it tells of. */
  static List<ExperimentEvent> foreign() {
    List<ExperimentEvent> stream = RecordedSearch.of("past-foreign", 4).stream();
    return List.of(
        stream.get(0), Outcomes.ofAnotherAction((StateAdvanced) stream.get(1)), stream.get(2));
  }

  @Override
  public int order() {
    return 1; // After the topics.
  }

  @Override
  public Map<String, String> start() {
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName())) {
      send(states, running().until(STATES));
      send(states, ended().stream());
      states.send(PLACE, new byte[] {'{'});
      send(states, foreign());
      send(states, paused().until(STATES));
      send(
          states,
          List.of(
              new ExperimentStatusChanged(
                  "past-paused", STATES + 1, ExperimentStatus.PAUSED, "paused on request")));
      send(states, running().until(STATES)); // Published twice.
      send(states, leased().until(STATES));
    }
    ActionProposed taken = leased().inFlight(STATES).get(0);
    ActionProposed queued = leased().inFlight(STATES).get(1);
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
        TopicProbe actions = new TopicProbe(Topic.actionsOf("default"))) {
      evaluations.sendBeside(
          PLACE,
          taken.experiment(),
          EventCodec.encode(
              new EvaluationStarted(taken.experiment(), taken.step(), 2, "evaluator-1")));
      actions.send(queued.id(), EventCodec.encode(queued));
    }
    return Map.of();
  }

  @Override
  public void stop() {
    // The topic goes with the JVM.
  }

  private static void send(TopicProbe states, List<ExperimentEvent> events) {
    events.forEach(event -> states.sendBeside(PLACE, event.experiment(), EventCodec.encode(event)));
  }
}
