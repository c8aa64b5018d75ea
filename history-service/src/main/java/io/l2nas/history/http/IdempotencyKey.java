package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Makes a repeated submission the same experiment. */
@Schema(
    type = SchemaType.STRING,
    minLength = 1,
    maxLength = 255,
    pattern = IdempotencyKey.VALID,
    description = "1 to 255 visible ASCII characters, such as a UUID")
record IdempotencyKey(String value) {
  static final String HEADER = "Idempotency-Key";
  static final String VALID = "[!-~]{1,255}";

  IdempotencyKey {
    if (!value.matches(VALID)) {
      throw new BadRequestException(
          "%s is %s, %d characters long; it must be 1 to 255 visible ASCII characters, such as a UUID"
              .formatted(HEADER, Quote.of(value), value.length()));
    }
  }

  /** Read here and not by {@code @HeaderParam}, which takes an empty header for none. */
  static Optional<IdempotencyKey> of(HttpHeaders headers) {
    List<String> keys = headers.getRequestHeader(HEADER);
    if (keys.size() > 1) {
      throw new BadRequestException(
          "%s comes %d times; it must come once".formatted(HEADER, keys.size()));
    }
    return keys.stream().findFirst().map(IdempotencyKey::new);
  }
}
