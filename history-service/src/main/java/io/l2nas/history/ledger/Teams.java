package io.l2nas.history.ledger;

import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What teams may have, and what they have used today. */
@ApplicationScoped
public class Teams {
  /** Who was given terms, or has used something today. */
  private static final String ALL =
      """
      with today as (
        select cast(now() at time zone 'utc' as date) as day
      ), used as (
        select u.team, sum(u.seconds) as seconds from team_usage u, today where u.day = today.day group by u.team
      )
      select coalesce(t.id, used.team) as team, t.weight, t.max_in_flight, t.seconds_per_day,
             to_char(today.day, 'YYYY-MM-DD') as day, coalesce(used.seconds, 0) as seconds
      from (team t full join used on used.team = t.id) cross join today
      where cast($1 as text[]) is null or coalesce(t.id, used.team) = any ($1)
      order by 1
      """;

  private static final String SET =
      """
      insert into team (id, weight, max_in_flight, seconds_per_day) values ($1, $2, $3, $4)
      on conflict (id) do update
      set weight = excluded.weight, max_in_flight = excluded.max_in_flight,
          seconds_per_day = excluded.seconds_per_day, changed_at = now()
      """;

  private final Pool database;

  Teams(Pool database) {
    this.database = database;
  }

  /** By name. */
  public Uni<List<TeamReported>> all() {
    return of(Optional.empty());
  }

  /** Those of these names; all if nothing is said. */
  public Uni<List<TeamReported>> of(Optional<Set<String>> names) {
    return database
        .preparedQuery(ALL)
        .execute(Tuple.of(names.map(some -> some.toArray(String[]::new)).orElse(null)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Teams::team).toList());
  }

  /** Gives a team other terms. */
  public Uni<Void> set(String team, TeamTerms terms) {
    return database
        .preparedQuery(SET)
        .execute(Tuple.of(team, terms.weight(), terms.maxInFlight(), terms.secondsPerDay()))
        .replaceWithVoid();
  }

  private static TeamReported team(Row row) {
    Double weight = row.getDouble("weight");
    TeamTerms terms =
        weight == null
            ? TeamTerms.DEFAULT
            : new TeamTerms(
                weight, row.getInteger("max_in_flight"), row.getDouble("seconds_per_day"));
    return new TeamReported(
        row.getString("team"), terms, row.getString("day"), row.getDouble("seconds"));
  }
}
