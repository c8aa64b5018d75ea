package io.l2nas.history.ledger;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.history.config.LimitsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The policies of the teams. What was imported once stays as it was: its digest is its name. */
@ApplicationScoped
public class Policies {
  private static final String ADD =
      """
      insert into policy (team, digest, experiment, space, evaluator, metric, steps, best, file)
      select $1, $2, $3, $4, $5, $6, cast($7 as integer), cast($8 as double precision), $9
      where (select count(*) from policy where team = $1) < $10
      on conflict (team, digest) do nothing
      """;

  private static final String LIST =
      """
      select digest, experiment, space, evaluator, metric, steps, best, imported_at
      from policy where team = $1 order by imported_at desc, digest
      """;

  private static final String KNOWN = "select 1 from policy where team = $1 and digest = $2";

  private static final String FIND = "select file from policy where team = $1 and digest = $2";

  private final Pool database;
  private final LimitsConfig limits;

  Policies(Pool database, LimitsConfig limits) {
    this.database = database;
    this.limits = limits;
  }

  /**
   * What a list tells of a policy.
   *
   * @param digest its name
   * @param experiment the search that it was learned in
   * @param space the space that it is for
   * @param evaluator who scored there
   * @param metric what was maximised there
   * @param steps how many outcomes were learned from
   * @param best the best value among them
   * @param importedAt when it came
   */
  public record Entry(
      String digest,
      String experiment,
      String space,
      String evaluator,
      String metric,
      int steps,
      double best,
      OffsetDateTime importedAt) {}

  /**
   * Keeps a policy for a team; returns whether it is new.
   *
   * @throws LimitReachedException (as a failure) if the team has too many others
   */
  public Uni<Boolean> add(String team, Policy policy) {
    return database
        .preparedQuery(ADD)
        .execute(
            Tuple.from(
                List.of(
                    team,
                    policy.digest(),
                    policy.experiment(),
                    policy.spec().space().name(),
                    policy.spec().evaluator().name(),
                    policy.spec().evaluator().metric(),
                    policy.steps(),
                    policy.best(),
                    new String(PolicyFile.write(policy), StandardCharsets.UTF_8),
                    limits.policiesPerTeam())))
        .chain(
            added ->
                added.rowCount() == 1
                    ? Uni.createFrom().item(true)
                    : requireKnown(team, policy.digest()).replaceWith(false));
  }

  private Uni<Void> requireKnown(String team, String digest) {
    return database
        .preparedQuery(KNOWN)
        .execute(Tuple.of(team, digest))
        .invoke(
            known -> {
              if (known.rowCount() == 0) {
                throw LimitReachedException.policiesOfTeam(team, limits.policiesPerTeam());
              }
            })
        .replaceWithVoid();
  }

  /** Those of a team, the newest first. */
  public Uni<List<Entry>> of(String team) {
    return database
        .preparedQuery(LIST)
        .execute(Tuple.of(team))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Policies::entry).toList());
  }

  /** A policy of a team. */
  public Uni<Optional<Policy>> find(String team, String digest) {
    return database
        .preparedQuery(FIND)
        .execute(Tuple.of(team, digest))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(row -> read(row.getString("file"))));
  }

  private static Policy read(String file) {
    try {
      return PolicyFile.read(file.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException(
          "the ledger holds a policy that cannot be read: " + e.getMessage(), e);
    }
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getString("digest"),
        row.getString("experiment"),
        row.getString("space"),
        row.getString("evaluator"),
        row.getString("metric"),
        row.getInteger("steps"),
        row.getDouble("best"),
        row.getOffsetDateTime("imported_at"));
  }
}
