package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.stream.StreamSupport;

/** Who evaluated what, and when. */
@ApplicationScoped
public class Evaluations {
  private static final String PAGE =
      """
      select step, attempt, evaluator, seconds, value is not null, recorded_at
      from outcome where experiment = $1 and step < cast($2 as bigint) and evaluator is not null
      order by step desc limit $3
      """;

  private final Pool database;

  Evaluations(Pool database) {
    this.database = database;
  }

  /**
   * One that has ended.
   *
   * @param step of which step, from 0
   * @param seconds how long it took
   * @param scored whether it gave a score
   * @param recordedAt when its outcome came
   */
  public record Evaluation(
      int step,
      int attempt,
      String evaluator,
      double seconds,
      boolean scored,
      OffsetDateTime recordedAt) {}

  /**
   * Those of the latest steps before one, the latest first. Where nobody evaluated, or where an
   * older version of the history recorded it, there is none.
   */
  public Uni<Portion<Evaluation>> before(String experiment, long step, int limit) {
    return database
        .preparedQuery(PAGE)
        .execute(Tuple.of(experiment, step, limit + 1))
        .map(
            rows ->
                Portion.of(
                    StreamSupport.stream(rows.spliterator(), false)
                        .map(Evaluations::evaluation)
                        .toList(),
                    limit));
  }

  private static Evaluation evaluation(Row row) {
    return new Evaluation(
        row.getInteger(0),
        row.getInteger(1),
        row.getString(2),
        row.getDouble(3),
        row.getBoolean(4),
        row.getOffsetDateTime(5));
  }
}
