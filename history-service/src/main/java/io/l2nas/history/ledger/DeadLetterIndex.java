package io.l2nas.history.ledger;

import io.l2nas.messaging.DeadLetter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Finds dead letters, however many there are. What it says follows from their topic alone; a letter
 * that comes again changes nothing.
 */
@ApplicationScoped
public class DeadLetterIndex {
  private static final String LETTER =
      """
      select topic, part, place, record_key, reason, bytes, letter, buried_at, redriven_at from dead_letter
      """;

  private static final String PAGE =
      LETTER
          + """
          where (cast($1 as text) is null or topic = $1)
            and (cast($2 as text) is null or strpos(lower(reason), lower($2)) > 0)
            and letter < $3
          order by letter desc limit $4
          """;

  private static final String ONE = LETTER + "where topic = $1 and part = $2 and place = $3";

  private static final String ADD =
      """
      insert into dead_letter (topic, part, place, record_key, reason, bytes, letter, buried_at)
      select topic, part, place, record_key, reason, bytes, letter, buried_at
      from json_to_recordset(cast(cast($1 as text) as json)) as r(topic text, part int, place bigint, record_key text,
           reason text, bytes bigint, letter bigint, buried_at timestamptz)
      order by letter
      on conflict do nothing
      """;

  private static final String REDRIVEN =
      """
      update dead_letter l set redriven_at = r.buried_at
      from json_to_recordset(cast(cast($1 as text) as json)) as r(topic text, part int, place bigint, buried_at timestamptz)
      where l.topic = r.topic and l.part = r.part and l.place = r.place and l.redriven_at is null
      """;

  private final Pool database;

  DeadLetterIndex(Pool database) {
    this.database = database;
  }

  /**
   * Which letters to list.
   *
   * @param topic only those of records that stood there
   * @param reason only those whose reason has this in it, in any case
   */
  public record Filter(Optional<String> topic, Optional<String> reason) {}

  /**
   * The newest first.
   *
   * @param before only letters before this offset of their topic
   */
  public Uni<Portion<DeadLetterRow>> list(Filter filter, long before, int limit) {
    return database
        .preparedQuery(PAGE)
        .execute(
            Tuple.of(filter.topic().orElse(null), filter.reason().orElse(null), before, limit + 1))
        .map(rows -> Portion.of(rows(rows), limit));
  }

  public Uni<Optional<DeadLetterRow>> find(String topic, int partition, long offset) {
    return database
        .preparedQuery(ONE)
        .execute(Tuple.of(topic, partition, offset))
        .map(rows -> rows(rows).stream().findFirst());
  }

  /** Takes in what was read from the topic, in its order: letters, and notes about them. */
  public Uni<Void> add(List<DeadLetter> read) {
    return execute(ADD, read.stream().filter(letter -> !letter.redriven()).toList())
        .chain(() -> execute(REDRIVEN, read.stream().filter(DeadLetter::redriven).toList()));
  }

  private Uni<Void> execute(String statement, List<DeadLetter> letters) {
    return letters.isEmpty()
        ? Uni.createFrom().voidItem()
        : database
            .preparedQuery(statement)
            .execute(Tuple.of(Rows.ofDeadLetters(letters)))
            .replaceWithVoid();
  }

  private static List<DeadLetterRow> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(DeadLetterIndex::row).toList();
  }

  private static DeadLetterRow row(Row row) {
    return new DeadLetterRow(
        new DeadLetter(
            row.getString("topic"),
            row.getInteger("part"),
            row.getLong("place"),
            Optional.ofNullable(row.getString("record_key")),
            row.getString("reason"),
            row.getLong("bytes"),
            row.getLong("letter"),
            row.getOffsetDateTime("buried_at").toInstant(),
            false),
        Optional.ofNullable(row.getOffsetDateTime("redriven_at")).map(OffsetDateTime::toInstant));
  }
}
