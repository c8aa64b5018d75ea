package io.l2nas.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a hostile record pretends to be: an event as it stands on a topic.
 *
 * @param topic the topic
 * @param name the key of such an event there
 * @param event the event
 */
record Disguise(String topic, String name, Event event) {
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] key() {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return EventCodec.encode(event);
  }

  ObjectNode json() {
    try {
      return (ObjectNode) JSON.readTree(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** The field that says what the event is about: the first after its type. */
  String subject() {
    var names = json().fieldNames();
    names.next();
    return names.next();
  }

  /** Whether any evaluator, or any history, may take it: then the key says nothing. */
  boolean isWork() {
    return topic.startsWith(Topic.ACTIONS.topicName()) || topic.equals(Topic.RECALLS.topicName());
  }
}
