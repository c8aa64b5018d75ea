package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import jakarta.ws.rs.BadRequestException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many are given at most. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000")
public record Limit(int value) {
  private static final int MOST = 1000;

  /** Reads the query parameter {@code limit}. */
  public static Limit fromString(String text) {
    if (!text.matches("0*[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST) {
      throw new BadRequestException(
          "limit is %s; it must be from 1 to %d".formatted(Quote.of(text), MOST));
    }
    return new Limit(Integer.parseInt(text));
  }
}
