package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import jakarta.ws.rs.BadRequestException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where in a state stream; −1 is before its first event. */
@Schema(type = SchemaType.INTEGER, format = "int64", minimum = "-1")
public record Sequence(long value) {

  /** Reads the query parameter {@code after}. */
  public static Sequence fromString(String text) {
    if (!text.matches("-1|[0-9]{1,18}")) {
      throw new BadRequestException(
          "after is %s; it must be a sequence number, from -1 on, such as the 'next' of the answer before"
              .formatted(Quote.of(text)));
    }
    return new Sequence(Long.parseLong(text));
  }
}
