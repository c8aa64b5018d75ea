package io.l2nas.history.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** After how many steps. */
@Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "999999999")
public record StepNumber(int value) {
  private static final int MOST = 999_999_999;

  /** Reads the query parameter {@code step}. */
  public static StepNumber fromString(String text) {
    return new StepNumber(WholeNumber.read("step", text, 0, MOST));
  }
}
