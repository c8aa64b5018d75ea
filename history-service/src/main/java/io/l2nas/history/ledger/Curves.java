package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A state stream seen from afar: so many events of it, evenly spread, the last one among them. What
 * is asked for is looked up by its key, event by event, so an answer costs the same at the
 * hundredth step and at the millionth.
 */
@ApplicationScoped
public class Curves {
  /** The places to look at, from the first event to the last. */
  private static final String PLACES =
      """
      from experiment e
      cross join lateral (
        select distinct e.sequence * g / cast($2 as bigint) as sequence
        from generate_series(cast(0 as bigint), cast($2 as bigint)) as g) p
      """;

  private static final String POINTS =
      "select s.* "
          + PLACES
          + """
          cross join lateral (
            select step, measured, best, architectures, value_sum, reward_sum, second_sum, recorded_at
            from stream_event where experiment = e.id and sequence = p.sequence and step is not null limit 1) s
          where e.id = $1 order by p.sequence
          """;

  private static final String STATES =
      "select s.event "
          + PLACES
          + """
          cross join lateral (
            select event from stream_event
            where experiment = e.id and sequence <= p.sequence and event like '{"type":"io.l2nas.state.advanced%'
            order by sequence desc limit 1) s
          where e.id = $1 and p.sequence > 0 order by p.sequence
          """;

  /**
   * A step is behind the place of its number only by the changes of status before it. Asked for
   * with {@code >=} inside, or PostgreSQL takes it for rare and reads all of the stream to find it.
   */
  private static final String STATE =
      """
      select event from (
        select event, step from stream_event
        where experiment = $1 and sequence >= $2 and step >= $2 order by sequence limit 1) s
      where step = $2 and event like '{"type":"io.l2nas.state.advanced%'
      """;

  private static final String PLACE =
      """
      select sequence from stream_event
      where experiment = $1 and sequence >= cast($2 as bigint) and step >= cast($2 as bigint) order by sequence limit 1
      """;

  private final Pool database;

  Curves(Pool database) {
    this.database = database;
  }

  /**
   * What a search had come to at one event: counts and sums from its beginning.
   *
   * @param step steps applied
   * @param measured those that have a score
   * @param best the best value; null while there is none
   * @param architectures different architectures with a score
   * @param values the sum of the values
   * @param rewards the sum of the rewards
   * @param seconds the sum of the evaluation-seconds
   * @param recordedAt when it was recorded
   */
  public record Point(
      int step,
      int measured,
      Double best,
      int architectures,
      double values,
      double rewards,
      double seconds,
      OffsetDateTime recordedAt) {}

  /** The first event and up to {@code points} more, evenly spread, to the last one; in order. */
  public Uni<List<Point>> points(String experiment, int points) {
    return select(POINTS, Tuple.of(experiment, (long) points), Curves::point);
  }

  /** Up to so many states, as JSON, evenly spread, the last one among them; in order. */
  public Uni<List<String>> states(String experiment, int states) {
    return select(STATES, Tuple.of(experiment, (long) states), row -> row.getString(0))
        .map(events -> events.stream().distinct().toList());
  }

  /** The state after so many steps, as JSON; empty if it is not known, and for step 0. */
  public Uni<List<String>> state(String experiment, int step) {
    return select(STATE, Tuple.of(experiment, step), row -> row.getString(0));
  }

  /**
   * The sequence number of the event with which so many steps are applied; empty if there is none.
   */
  public Uni<Optional<Long>> place(String experiment, int steps) {
    return select(PLACE, Tuple.of(experiment, (long) steps), row -> row.getLong(0))
        .map(places -> places.stream().findFirst());
  }

  private <T> Uni<List<T>> select(String query, Tuple parameters, Function<Row, T> read) {
    return database
        .preparedQuery(query)
        .execute(parameters)
        .map(
            (RowSet<Row> rows) ->
                StreamSupport.stream(rows.spliterator(), false).map(read).toList());
  }

  private static Point point(Row row) {
    return new Point(
        row.getInteger("step"),
        row.getInteger("measured"),
        row.getDouble("best"),
        row.getInteger("architectures"),
        row.getDouble("value_sum"),
        row.getDouble("reward_sum"),
        row.getDouble("second_sum"),
        row.getOffsetDateTime("recorded_at"));
  }
}
