package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a search that is worth telling: its events that {@link
 * io.l2nas.core.history.HistoryBatch.Told#isMilestone} names.
 */
@ApplicationScoped
public class Milestones {
  private static final String PAGE =
      """
      select sequence, event, recorded_at, following from (
        select sequence, event, recorded_at, count(*) over () as following,
               sum(octet_length(event)) over (order by sequence desc) - octet_length(event) as before
        from (
          select sequence, event, recorded_at from stream_event
          where experiment = $1 and sequence < $2 and milestone order by sequence desc limit $3
        ) page
      ) measured
      where before < $4 order by sequence desc
      """;

  private final Pool database;

  Milestones(Pool database) {
    this.database = database;
  }

  /**
   * One of them.
   *
   * @param sequence its number in the stream
   * @param event the event as JSON
   * @param recordedAt when it was recorded; null if that was before it was noted
   */
  public record Milestone(long sequence, String event, OffsetDateTime recordedAt) {}

  /** The newest first, from the one before a sequence number on. */
  public Uni<Portion<Milestone>> before(String experiment, long sequence, int limit) {
    return database
        .preparedQuery(PAGE)
        .execute(Tuple.of(experiment, sequence, limit + 1, (long) Portion.MAX_BYTES))
        .map(
            rows -> {
              List<Milestone> milestones = new ArrayList<>();
              long following = 0;
              for (Row row : rows) {
                milestones.add(
                    new Milestone(row.getLong(0), row.getString(1), row.getOffsetDateTime(2)));
                following = row.getLong(3);
              }
              return Portion.of(milestones, limit, following);
            });
  }
}
