package io.l2nas.history.ledger;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import io.l2nas.core.access.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The tokens that administrators made. What is kept of one tells whether it is one, and no more.
 */
@ApplicationScoped
public class ApiTokens {
  /** With what every one of them begins. */
  public static final String PREFIX = "l2nas_";

  private static final String COLUMNS =
      "id, name, role, team, created_by, created_at, expires_at, revoked_at";

  private static final String FIND =
      """
      select id, name, role, team from api_token
      where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())
      """;

  private static final String ADD =
      """
      insert into api_token (id, hash, name, role, team, created_by, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7) returning
      """
          + COLUMNS;

  private static final String ALL =
      "select " + COLUMNS + " from api_token order by created_at desc, id";

  private static final String REVOKE =
      "update api_token set revoked_at = coalesce(revoked_at, now()) where id = $1";

  private final Pool database;

  ApiTokens(Pool database) {
    this.database = database;
  }

  /**
   * What is known of a token.
   *
   * @param id its name among all, which is no secret
   * @param name what it is for
   * @param grant what whoever has it may do
   * @param createdBy who made it
   * @param createdAt when
   * @param expiresAt when it ends; empty if it does not by itself
   * @param revokedAt since when it is worth nothing; empty if it is not revoked
   */
  public record Entry(
      String id,
      String name,
      Grant grant,
      String createdBy,
      OffsetDateTime createdAt,
      Optional<OffsetDateTime> expiresAt,
      Optional<OffsetDateTime> revokedAt) {}

  /**
   * A token to be.
   *
   * @param id its name among all
   * @param name what it is for
   * @param grant what whoever has it may do
   * @param createdBy who makes it
   * @param expiresAt when it ends; empty if it does not by itself
   */
  public record Draft(
      String id, String name, Grant grant, String createdBy, Optional<OffsetDateTime> expiresAt) {}

  /** Whose token has this hash, if it is good today. */
  public Uni<Optional<Caller>> find(String hash) {
    return database
        .preparedQuery(FIND)
        .execute(Tuple.of(hash))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(
                        row ->
                            new Caller(
                                "token %s (%s)"
                                    .formatted(row.getString("name"), row.getString("id")),
                                Set.of(grant(row)))));
  }

  /** Keeps a token by its hash. */
  public Uni<Entry> add(Draft draft, String hash) {
    return database
        .preparedQuery(ADD)
        .execute(
            Tuple.from(
                Arrays.asList(
                    draft.id(),
                    hash,
                    draft.name(),
                    draft.grant().role().text(),
                    draft.grant().team().orElse(null),
                    draft.createdBy(),
                    draft.expiresAt().orElse(null))))
        .map(rows -> entry(rows.iterator().next()));
  }

  /** The newest first. */
  public Uni<List<Entry>> all() {
    return database
        .preparedQuery(ALL)
        .execute()
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(ApiTokens::entry).toList());
  }

  /** From now on the token is worth nothing; returns whether there is one of this id. */
  public Uni<Boolean> revoke(String id) {
    return database.preparedQuery(REVOKE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getString("id"),
        row.getString("name"),
        grant(row),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at"),
        Optional.ofNullable(row.getOffsetDateTime("expires_at")),
        Optional.ofNullable(row.getOffsetDateTime("revoked_at")));
  }

  private static Grant grant(Row row) {
    return new Grant(Role.of(row.getString("role")), Optional.ofNullable(row.getString("team")));
  }
}
