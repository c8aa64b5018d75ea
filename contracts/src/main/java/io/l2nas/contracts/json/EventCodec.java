package io.l2nas.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentSpec;
import java.util.Arrays;

/**
 * Turns events into UTF-8 JSON and back. The field {@code type} names the event; record headers are
 * never believed.
 *
 * <p>Guarantees: decoding never returns an invalid record, never reads a type that is not of the
 * family asked for, and what was encoded is decoded bit for bit, floats included.
 */
public final class EventCodec {
  private static final JsonMapper MAPPER = mapper();
  private static final JsonReader READER = new JsonReader(MAPPER, "record");

  private EventCodec() {}

  /**
   * Writes one event.
   *
   * @throws IllegalArgumentException if the event takes more than 16 MiB: it would not be read back
   */
  public static byte[] encode(Event event) {
    byte[] bytes = write(event);
    if (bytes.length > JsonReader.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the event %s has %d bytes; it may have at most %d"
              .formatted(event.id(), bytes.length, JsonReader.MAX_BYTES));
    }
    return bytes;
  }

  /**
   * Reads one event.
   *
   * @param family the kind of event that may stand here, for instance {@code EvaluationEvent.class}
   * @throws MalformedRecordException if the bytes are no such event; the message says why
   */
  public static <E extends Event> E decode(Class<E> family, byte[] bytes)
      throws MalformedRecordException {
    return READER.read(family, bytes);
  }

  /**
   * Reads a specification that stands by itself, of today or of yesterday.
   *
   * @throws MalformedRecordException if the bytes are none; the message says why
   */
  public static ExperimentSpec decodeSpec(byte[] bytes) throws MalformedRecordException {
    return READER.read(ExperimentSpec.class, bytes);
  }

  /** The name of the event's type on the wire. */
  public static String typeOf(Event event) {
    return EventType.of(event).wireName();
  }

  private static byte[] write(Event event) {
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a valid event could not be written as JSON: " + event.id(), e);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        Json.mapper()
            .addMixIn(Event.class, Typed.class)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();
    mapper.registerSubtypes(
        Arrays.stream(EventType.values())
            .map(type -> new NamedType(type.event(), type.wireName()))
            .toArray(NamedType[]::new));
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}
}
