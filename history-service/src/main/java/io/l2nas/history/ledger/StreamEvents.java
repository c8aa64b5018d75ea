package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Parts of state streams, each event byte for byte as on Kafka. */
@ApplicationScoped
public class StreamEvents {
  private static final String EVENTS =
      """
      select sequence, event from (
        select sequence, event, sum(octet_length(event)) over (order by sequence) - octet_length(event) as before
        from stream_event where experiment = $1 and sequence > $2 and sequence <= $3
      ) measured
      where before < $4 order by sequence
      """;

  private final Pool database;

  StreamEvents(Pool database) {
    this.database = database;
  }

  /** An event as JSON, with its number. */
  public record StoredEvent(long sequence, String json) {}

  /**
   * The events behind {@code after}, up to {@code last}, in order; no more than make up so many
   * bytes, but one at least.
   */
  public Uni<List<StoredEvent>> between(String experiment, long after, long last, long bytes) {
    return database
        .preparedQuery(EVENTS)
        .execute(Tuple.of(experiment, after, last, bytes))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new StoredEvent(row.getLong(0), row.getString(1)))
                    .toList());
  }
}
