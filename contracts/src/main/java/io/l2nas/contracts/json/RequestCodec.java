package io.l2nas.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.SessionRequest;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.contracts.TokenRequest;

/** Requests as JSON. A field that is not known is refused: it is most likely a slip of the pen. */
public final class RequestCodec {
  private static final JsonMapper MAPPER =
      Json.strict()
          .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private static final JsonReader READER = new JsonReader(MAPPER, "request");

  private RequestCodec() {}

  /**
   * Reads a request.
   *
   * @throws MalformedRecordException if the bytes are no valid request; the message names the field
   */
  public static ExperimentRequest decode(byte[] bytes) throws MalformedRecordException {
    return READER.read(ExperimentRequest.class, bytes);
  }

  public static byte[] encode(ExperimentRequest request) {
    return write(request);
  }

  /**
   * Reads what a team is to have.
   *
   * @throws MalformedRecordException if the bytes are no valid request; the message names the field
   */
  public static TeamRequest decodeTeam(byte[] bytes) throws MalformedRecordException {
    return READER.read(TeamRequest.class, bytes);
  }

  public static byte[] encode(TeamRequest request) {
    return write(request);
  }

  /**
   * Reads what token is to be made.
   *
   * @throws MalformedRecordException if the bytes are no valid request; the message names the field
   */
  public static TokenRequest decodeToken(byte[] bytes) throws MalformedRecordException {
    return READER.read(TokenRequest.class, bytes);
  }

  public static byte[] encode(TokenRequest request) {
    return write(request);
  }

  /**
   * Reads what somebody signs in with.
   *
   * @throws MalformedRecordException if the bytes are no valid request; the message names the field
   */
  public static SessionRequest decodeSession(byte[] bytes) throws MalformedRecordException {
    return READER.read(SessionRequest.class, bytes);
  }

  private static byte[] write(Object request) {
    try {
      return MAPPER.writeValueAsBytes(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a valid request could not be written as JSON", e);
    }
  }
}
