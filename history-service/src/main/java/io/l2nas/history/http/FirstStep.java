package io.l2nas.history.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The step that a list begins with. */
@Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "999999999")
public record FirstStep(int value) {
  private static final int MOST = 999_999_999;

  /** Reads the query parameter {@code from}. */
  public static FirstStep fromString(String text) {
    return new FirstStep(WholeNumber.read("from", text, 0, MOST));
  }
}
