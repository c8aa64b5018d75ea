package io.l2nas.standalone.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * JSON as it is printed, and as the server sends it: what is new in a newer server is ignored, and
 * numbers keep every digit.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .withConfigOverride(
              Optional.class,
              optional ->
                  optional.setIncludeAsProperty(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS)))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** One line of JSON. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result could not be written as JSON", e);
    }
  }

  /** A line that {@link #line} made; empty if it is none of that type. */
  public static <T> Optional<T> parse(String line, Class<T> type) {
    try {
      return Optional.of(MAPPER.readValue(line, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static JsonNode parse(byte[] body, URI server) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.REFUSED,
          "what answers at %s is no l2nas server: its answer is no JSON; check --server"
              .formatted(server),
          e);
    }
  }

  static ExperimentEvent event(JsonNode json) {
    try {
      return EventCodec.decode(ExperimentEvent.class, MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException | MalformedRecordException e) {
      throw new CommandException(
          ExitCode.REFUSED, "the server sent an event that is none: " + e.getMessage(), e);
    }
  }

  static Policy policy(JsonNode json) {
    try {
      return PolicyFile.read(MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException | MalformedRecordException e) {
      throw new CommandException(
          ExitCode.REFUSED, "the server sent a policy that is none: " + e.getMessage(), e);
    }
  }

  static <T> T read(JsonNode json, Class<T> type) {
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new CommandException(
          ExitCode.REFUSED,
          "the server's answer is not as expected (%s); are its version and yours the same?"
              .formatted(e.getOriginalMessage()),
          e);
    }
  }
}
