package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import io.l2nas.history.ledger.ExperimentQueries.Order;
import jakarta.ws.rs.BadRequestException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which experiments of a list come first. */
@Schema(
    type = SchemaType.STRING,
    enumeration = {"newest", "oldest"})
public record Sort(Order order) {

  /** Reads the query parameter {@code sort}. */
  public static Sort fromString(String text) {
    return switch (text) {
      case "newest" -> new Sort(Order.NEWEST_FIRST);
      case "oldest" -> new Sort(Order.OLDEST_FIRST);
      default ->
          throw new BadRequestException(
              "sort is %s; it must be newest or oldest".formatted(Quote.of(text)));
    };
  }
}
