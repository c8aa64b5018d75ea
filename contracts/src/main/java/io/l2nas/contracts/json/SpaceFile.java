package io.l2nas.contracts.json;

import io.l2nas.contracts.CustomSpace;

/**
 * A user's search space as a JSON file:
 *
 * <pre>{"name": "…", "rows": [{"name": "…", "choices": ["…", …]}, …], "separator": "…"}</pre>
 */
public final class SpaceFile {
  private static final JsonReader READER = new JsonReader(Json.strict().build(), "space");

  private SpaceFile() {}

  /**
   * Reads the file's bytes.
   *
   * @throws MalformedRecordException if they are no valid space; the message says why
   */
  public static CustomSpace read(byte[] bytes) throws MalformedRecordException {
    return READER.read(CustomSpace.class, bytes);
  }
}
