package io.l2nas.history.ledger;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.nio.charset.StandardCharsets;

/** Events as they are kept in the ledger: the JSON text that is on Kafka. */
public final class StoredEvents {
  private StoredEvents() {}

  /**
   * Reads an event of the ledger.
   *
   * @throws IllegalStateException if it cannot be read: then the ledger is broken, or was written
   *     by a newer version
   */
  public static <E extends Event> E read(Class<E> family, String event) {
    try {
      return EventCodec.decode(family, event.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException(
          "the ledger holds an event that cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a specification of the ledger; it may be of yesterday, when it had fewer parts. */
  public static ExperimentSpec spec(String json) {
    try {
      return EventCodec.decodeSpec(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException(
          "the ledger holds a specification that cannot be read: " + e.getMessage(), e);
    }
  }

  static String text(Event event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }
}
