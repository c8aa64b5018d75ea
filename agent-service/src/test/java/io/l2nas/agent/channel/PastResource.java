package io.l2nas.agent.channel;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** What the state topic holds before the agent comes: its past. */
public final class PastResource implements QuarkusTestResourceLifecycleManager {
  static final int STATES = 5;
  static final RecordedSearch RUNNING = RecordedSearch.of("past-running", 1);
  static final RecordedSearch PAUSED = RecordedSearch.of("past-paused", 2);
  static final RecordedSearch ENDED = RecordedSearch.of("past-ended", 3);
  static final RecordedSearch GAPPED = RecordedSearch.of("past-gapped", 4);

  /** All in one partition: none may stand in another's way. */
  static final String KEY = "past";

  @Override
  public int order() {
    return 1; // After the topics.
  }

  @Override
  public Map<String, String> start() {
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName())) {
      send(states, RUNNING.until(STATES));
      send(states, ENDED.stream());
      states.send(KEY, new byte[] {'{'});
      send(states, List.of(GAPPED.stream().get(0), GAPPED.stream().get(2)));
      send(states, PAUSED.until(STATES));
      send(
          states,
          List.of(
              new ExperimentStatusChanged(
                  "past-paused", STATES + 1, ExperimentStatus.PAUSED, "paused on request")));
      send(states, RUNNING.until(STATES)); // Published twice.
    }
    return Map.of();
  }

  @Override
  public void stop() {
    // The topic goes with the JVM.
  }

  private static void send(TopicProbe states, List<ExperimentEvent> events) {
    events.forEach(event -> states.send(KEY, EventCodec.encode(event)));
  }
}
