package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import io.l2nas.history.ledger.Portion;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, String next) {

  /**
   * The page that shows these rows.
   *
   * @param cursor what to call the place behind a row
   */
  static <R, T> Page<T> of(Portion<R> portion, Function<R, T> view, Function<R, String> cursor) {
    List<R> rows = portion.rows();
    String next = portion.more() ? cursor.apply(rows.get(rows.size() - 1)) : null;
    return new Page<>(rows.stream().map(view).toList(), next);
  }

  static BadRequestException invalidCursor(String cursor) {
    return new BadRequestException(
        "cursor is %s; it must be the 'next' of the page before".formatted(Quote.of(cursor)));
  }
}
