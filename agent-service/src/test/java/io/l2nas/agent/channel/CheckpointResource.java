package io.l2nas.agent.channel;

import io.l2nas.agent.checkpoint.StoredAgents;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an agent before this one had learned, and left behind: once whole, once spoilt. */
public final class CheckpointResource implements QuarkusTestResourceLifecycleManager {
  /** The states that the agent before had seen. */
  static final int LEARNED = 5;

  /** The states that are there. */
  static final int STATES = 7;

  static final int KEPT_PARTITION = 2;
  static final int SPOILT_PARTITION = 3;
  static final int COVERED_PARTITION = 1;

  static RecordedSearch kept() {
    return RecordedSearch.of("checkpoint-kept", 1);
  }

  /** It has ended, and whoever was to delete its checkpoint did not live to. */
  static RecordedSearch ended() {
    return RecordedSearch.of("checkpoint-ended", 3);
  }

  /** It has ended, its checkpoint is deleted, and its end is the last record. */
  static RecordedSearch covered() {
    return RecordedSearch.of("checkpoint-covered", 4);
  }

  static RecordedSearch spoilt() {
    return RecordedSearch.of("checkpoint-spoilt", 2);
  }

  @Override
  public int order() {
    return 1; // After the topics.
  }

  /** Of what the first checkpoint covers nothing is left but a record that nobody can read. */
  @Override
  public Map<String, String> start() {
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName());
        TopicProbe checkpoints = new TopicProbe(Topic.CHECKPOINTS.topicName())) {
      states.send(KEPT_PARTITION, "nobody", new byte[] {'{'});
      kept().stream()
          .subList(1 + LEARNED, 1 + STATES)
          .forEach(
              event -> states.send(KEPT_PARTITION, event.experiment(), EventCodec.encode(event)));
      spoilt()
          .until(STATES)
          .forEach(
              event -> states.send(SPOILT_PARTITION, event.experiment(), EventCodec.encode(event)));
      checkpoints.send(
          KEPT_PARTITION, "checkpoint-kept", StoredAgents.after(kept().until(LEARNED)));
      checkpoints.send(
          KEPT_PARTITION, "checkpoint-ended", StoredAgents.after(ended().until(LEARNED)));
      checkpoints.send(
          KEPT_PARTITION,
          StoredAgents.coverageKey(KEPT_PARTITION),
          StoredAgents.of(new Coverage(1, Map.of("checkpoint-kept", (long) LEARNED))));
      covered().stream()
          .forEach(
              event ->
                  states.send(COVERED_PARTITION, event.experiment(), EventCodec.encode(event)));
      checkpoints.send(
          COVERED_PARTITION,
          StoredAgents.coverageKey(COVERED_PARTITION),
          StoredAgents.of(new Coverage(covered().stream().size(), Map.of())));
      checkpoints.send(
          SPOILT_PARTITION, "checkpoint-spoilt", "spoilt".getBytes(StandardCharsets.UTF_8));
      checkpoints.send(
          SPOILT_PARTITION,
          StoredAgents.coverageKey(SPOILT_PARTITION),
          StoredAgents.of(new Coverage(1 + LEARNED, Map.of("checkpoint-spoilt", (long) LEARNED))));
    }
    return Map.of("l2nas.agent.checkpoint-after", "0s");
  }

  @Override
  public void stop() {
    // The topics go with the JVM.
  }
}
