package io.l2nas.history.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many states a strip has at most. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200")
public record Frames(int value) {
  private static final int MOST = 200;

  /**
   * Entries of all states of one answer: a large space has fewer states, or the answer megabytes.
   */
  private static final int MOST_ENTRIES = 200_000;

  /** Reads the query parameter {@code frames}. */
  public static Frames fromString(String text) {
    return new Frames(WholeNumber.read("frames", text, 1, MOST));
  }

  /** As many as an answer may hold of states of this size. */
  Frames ofSize(int entries) {
    return new Frames(Math.max(1, Math.min(value, MOST_ENTRIES / entries)));
  }
}
