package io.l2nas.contracts.json;

import io.l2nas.contracts.Event;
import java.time.Instant;
import java.util.Map;

/**
 * The CloudEvents 1.0 attributes of an event in Kafka's binary mode, for tools that route by
 * header.
 */
public final class CloudEventHeaders {
  private CloudEventHeaders() {}

  /**
   * The headers by name; every value is plain text, to be sent in UTF-8.
   *
   * @param source the service that sends, for instance {@code l2nas/agent}
   * @param time when it was sent
   */
  public static Map<String, String> of(Event event, String source, Instant time) {
    return Map.of(
        "ce_specversion",
        "1.0",
        "ce_id",
        event.id(),
        "ce_source",
        source,
        "ce_type",
        EventCodec.typeOf(event),
        "ce_time",
        time.toString(),
        "content-type",
        "application/json");
  }
}
