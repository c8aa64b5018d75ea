package io.l2nas.history.ledger;

import io.l2nas.contracts.QuarantineReported;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who is in quarantine, and who was. */
@ApplicationScoped
public class Quarantines {
  private static final String ALL =
      """
      select evaluator, held, reason,
             to_char(since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
      from quarantine order by evaluator
      """;

  /** Failures from before its release do not bring an evaluator back. */
  private static final String HOLD =
      """
      insert into quarantine (evaluator, reason) values ($1, $2)
      on conflict (evaluator) do update
      set held = true, reason = excluded.reason, since = now()
      where not quarantine.held and quarantine.since < $3
      """;

  private static final String RELEASE =
      "update quarantine set held = false, since = now() where evaluator = $1 and held";

  private final Pool database;

  Quarantines(Pool database) {
    this.database = database;
  }

  /** Who is or was in quarantine, by name. */
  public Uni<List<QuarantineReported>> all() {
    return database
        .preparedQuery(ALL)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(Quarantines::report).toList());
  }

  /**
   * Puts an evaluator into quarantine, unless it is there already.
   *
   * @param failedSince when what speaks against it began; if it was released after that, it stays
   *     released
   */
  public Uni<Void> hold(String evaluator, String reason, Instant failedSince) {
    return database
        .preparedQuery(HOLD)
        .execute(Tuple.of(evaluator, reason, failedSince.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** Releases an evaluator; returns whether it was in quarantine. */
  public Uni<Boolean> release(String evaluator) {
    return database
        .preparedQuery(RELEASE)
        .execute(Tuple.of(evaluator))
        .map(updated -> updated.rowCount() == 1);
  }

  private static QuarantineReported report(Row row) {
    return new QuarantineReported(
        row.getString("evaluator"),
        row.getBoolean("held"),
        row.getString("reason"),
        row.getString("since"));
  }
}
