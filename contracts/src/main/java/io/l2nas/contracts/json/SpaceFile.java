package io.l2nas.contracts.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.l2nas.contracts.CustomSpace;
import java.io.IOException;

/**
 * A user's search space as a JSON file:
 *
 * <pre>{"name": "…", "rows": [{"name": "…", "choices": ["…", …]}, …], "separator": "…"}</pre>
 */
public final class SpaceFile {
  private static final JsonMapper MAPPER = Json.strict();

  private SpaceFile() {}

  /**
   * Reads the file's bytes.
   *
   * @throws MalformedRecordException if they are no valid space; the message says why
   */
  public static CustomSpace read(byte[] bytes) throws MalformedRecordException {
    try {
      CustomSpace space = MAPPER.readValue(bytes, CustomSpace.class);
      if (space == null) {
        throw new MalformedRecordException("it holds null; it must be a JSON object");
      }
      return space;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }
}
