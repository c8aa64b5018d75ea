package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
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
   * The page that begins with these rows.
   *
   * @param rows one more than the limit, if there are so many: it tells that this page is not the
   *     last
   * @param cursor what to call the place behind a row
   */
  static <R, T> Page<T> of(
      List<R> rows, Limit limit, Function<R, T> view, Function<R, String> cursor) {
    List<R> shown = rows.subList(0, Math.min(limit.value(), rows.size()));
    String next = rows.size() > limit.value() ? cursor.apply(shown.get(shown.size() - 1)) : null;
    return new Page<>(shown.stream().map(view).toList(), next);
  }

  static BadRequestException invalidCursor(String cursor) {
    return new BadRequestException(
        "cursor is %s; it must be the 'next' of the page before".formatted(Quote.of(cursor)));
  }
}
