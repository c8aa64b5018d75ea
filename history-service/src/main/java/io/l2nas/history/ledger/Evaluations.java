package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who evaluated what, and when. */
@ApplicationScoped
public class Evaluations {
  /**
   * An outcome that was told without an evaluation is not among them, nor one that an older version
   * has recorded.
   */
  private static final String LATEST =
      """
      select step, attempt, evaluator, seconds, value is not null, recorded_at
      from outcome where experiment = $1 and origin is null and evaluator is not null
      order by step desc limit $2
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

  /** Those of the latest steps, the latest first. */
  public Uni<List<Evaluation>> latest(String experiment, int limit) {
    return database
        .preparedQuery(LATEST)
        .execute(Tuple.of(experiment, limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Evaluations::evaluation)
                    .toList());
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
