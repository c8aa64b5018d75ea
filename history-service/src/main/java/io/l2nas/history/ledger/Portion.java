package io.l2nas.history.ledger;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows that follow each other: no more than were asked for, and no more than take a bounded
 * part of the heap, but one at least. Rows differ: a specification, or a state of a large space,
 * may have half a megabyte.
 *
 * @param rows those that are given
 * @param more whether others follow
 */
public record Portion<R>(List<R> rows, boolean more) {
  /** Of the texts of all rows. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  /**
   * What is given of these rows.
   *
   * @param oneMore one more than the limit, if there are so many
   */
  static <R> Portion<R> of(List<R> oneMore, int limit) {
    boolean more = oneMore.size() > limit;
    return new Portion<>(more ? oneMore.subList(0, limit) : oneMore, more);
  }

  /**
   * What is given of these rows.
   *
   * @param following how many there would be, were their texts shorter
   */
  static <R> Portion<R> of(List<R> rows, int limit, long following) {
    Portion<R> portion = of(rows, limit);
    return new Portion<>(portion.rows(), portion.more() || following > rows.size());
  }

  public <T> Portion<T> map(Function<R, T> function) {
    return new Portion<>(rows.stream().map(function).toList(), more);
  }

  /** How many texts of these lengths, the first ones, are given; one at least. */
  static int fitting(List<Integer> bytes) {
    long sum = 0;
    int count = 0;
    for (int length : bytes) {
      sum += length;
      if (count > 0 && sum > MAX_BYTES) {
        break;
      }
      count++;
    }
    return Math.max(1, count);
  }
}
