package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.TopicProbe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The state streams as a reader has them that drops what it has; a gap is an error. */
final class StateStream implements AutoCloseable {
  private final TopicProbe states = new TopicProbe(Topic.STATES.topicName());

  /** Waits until the stream of an experiment has so many events. */
  List<String> await(String experiment, int events) {
    List<String> stream = new ArrayList<>();
    // Some may be published twice, so more records may have to come.
    for (int records = events; stream.size() < events; records++) {
      stream.clear();
      for (ConsumerRecord<String, byte[]> record :
          states.await(records, state -> experiment.equals(state.key()))) {
        long sequence = event(record.value()).sequence();
        assertThat(sequence).as("a gap in the stream").isLessThanOrEqualTo(stream.size());
        if (sequence == stream.size()) {
          stream.add(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return stream;
  }

  /** The steps of the states in a stream. */
  static List<Integer> steps(List<String> stream) {
    return stream.stream()
        .map(text -> event(text.getBytes(StandardCharsets.UTF_8)))
        .filter(StateAdvanced.class::isInstance)
        .map(event -> ((StateAdvanced) event).step())
        .toList();
  }

  static List<String> texts(List<ExperimentEvent> events) {
    return events.stream().map(LedgerProbe::text).toList();
  }

  @Override
  public void close() {
    states.close();
  }

  private static ExperimentEvent event(byte[] bytes) {
    try {
      return EventCodec.decode(ExperimentEvent.class, bytes);
    } catch (MalformedRecordException e) {
      throw new AssertionError("the history wrote what cannot be read", e);
    }
  }
}
