package io.l2nas.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.l2nas.contracts.Policy;

/** A {@link Policy} that stands by itself, as JSON; its field {@code type} says which version. */
public final class PolicyFile {
  /** What the field {@code type} says. */
  static final String TYPE = "io.l2nas.policy.v1";

  private static final JsonMapper MAPPER =
      Json.ofPeople()
          .addMixIn(Policy.class, Typed.class)
          .registerSubtypes(new NamedType(Policy.class, TYPE))
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private static final JsonReader READER = new JsonReader(MAPPER, "policy");

  private PolicyFile() {}

  /**
   * Reads the file's bytes.
   *
   * @throws MalformedRecordException if they are no policy; the message says why
   */
  public static Policy read(byte[] bytes) throws MalformedRecordException {
    return READER.read(Policy.class, bytes);
  }

  public static byte[] write(Policy policy) {
    try {
      return MAPPER.writeValueAsBytes(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a valid policy could not be written as JSON", e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}
}
