package io.l2nas.history.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many points a curve has at most. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000")
public record Points(int value) {
  private static final int MOST = 2000;

  /** Reads the query parameter {@code points}. */
  public static Points fromString(String text) {
    return new Points(WholeNumber.read("points", text, 1, MOST));
  }
}
