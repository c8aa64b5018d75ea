package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who has changed what, or tried to. */
@ApplicationScoped
public class AuditLog {
  private static final String ADD =
      "insert into audit (caller, action, object, team, status) values ($1, $2, $3, $4, $5)";

  private static final String PAGE =
      """
      select id, at, caller, action, object, team, status from audit
      where id < $1 and (cast($2 as text) is null or team = $2)
      order by id desc limit $3
      """;

  private final Pool database;

  AuditLog(Pool database) {
    this.database = database;
  }

  /**
   * What somebody did.
   *
   * @param caller who it was
   * @param action the method and the address, with the names of its parts in braces
   * @param object the address itself, or that of what was made
   * @param team whose it is; empty if it is no team's
   * @param status what came of it: the HTTP status
   */
  public record Act(
      String caller, String action, String object, Optional<String> team, int status) {}

  /**
   * An act that is recorded.
   *
   * @param id its place in the log
   * @param at when it was recorded
   * @param act what was done
   */
  public record Entry(long id, OffsetDateTime at, Act act) {}

  public Uni<Void> add(Act act) {
    return database
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                act.caller(), act.action(), act.object(), act.team().orElse(null), act.status()))
        .replaceWithVoid();
  }

  /**
   * The newest first.
   *
   * @param before only entries before this one
   * @param team only what was done to this team's
   */
  public Uni<Portion<Entry>> list(long before, Optional<String> team, int limit) {
    return database
        .preparedQuery(PAGE)
        .execute(Tuple.of(before, team.orElse(null), limit + 1))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(AuditLog::entry).toList())
        .map(entries -> Portion.of(entries, limit));
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getLong("id"),
        row.getOffsetDateTime("at"),
        new Act(
            row.getString("caller"),
            row.getString("action"),
            row.getString("object"),
            Optional.ofNullable(row.getString("team")),
            row.getInteger("status")));
  }
}
