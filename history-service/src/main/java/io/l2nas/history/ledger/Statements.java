package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The statements that write the ledger. Each takes a whole batch in one round trip, and writes all
 * of it or nothing, without a transaction around it. They go to the client that Hibernate Reactive
 * itself stands on: a session around each cost a millisecond of every step.
 */
final class Statements {
  /**
   * INVARIANT: every change of an experiment has an event, and the key of the events lets only one
   * of two writers through. An outcome that only waits has none: who recorded it may have known
   * less than is recorded, for instance of the time when another process read the partition. So
   * what a decision stands on is compared with what stands here, and nothing is written if they
   * differ.
   *
   * <p>What teams have used and measured are rows that many experiments share: always locked in one
   * order, or two writers could wait for each other.
   */
  private static final String RECORD =
      """
      with stale as (
        select e.id
        from json_to_recordset(cast(cast($5 as text) as json)) as r(experiment text, sequence bigint, waiting int)
        join experiment e on e.id = r.experiment
        where e.sequence <> r.sequence
           or (select count(*) from outcome o where o.experiment = e.id and o.step >= e.applied) <> r.waiting
      ), firsts as (
        insert into outcome (experiment, step, attempt, evaluator, architecture, value, reward, reported, seconds, origin, event)
        select experiment, step, attempt, case when evaluated then evaluator end, architecture, value, reward, reported,
               seconds, origin, event
        from json_to_recordset(cast(cast($1 as text) as json)) as r(experiment text, step int, attempt int, evaluator text,
             evaluated boolean, architecture text, value double precision, reward double precision, reported text,
             seconds double precision, origin text, event text)
        where not exists (select from stale)
      ), scores as (
        insert into score (team, scoring, architecture, experiment, step)
        select e.team, e.scoring, sha256(convert_to(r.architecture, 'UTF8')), r.experiment, r.step
        from json_to_recordset(cast(cast($1 as text) as json)) as r(experiment text, step int, architecture text,
             value double precision, origin text)
        join experiment e on e.id = r.experiment
        where r.value is not null and r.origin is null and e.scoring is not null and not exists (select from stale)
        order by 1, 2, 3, 4, 5
        on conflict do nothing
      ), usage as (
        insert into team_usage as u (day, team, pool, seconds)
        select cast(now() at time zone 'utc' as date), e.team, e.pool, sum(r.seconds)
        from json_to_recordset(cast(cast($1 as text) as json)) as r(experiment text, seconds double precision)
        join experiment e on e.id = r.experiment
        where not exists (select from stale)
        group by e.team, e.pool
        order by e.team, e.pool
        on conflict (day, team, pool) do update
        set seconds = u.seconds + excluded.seconds
      ), evidence as (
        insert into late_outcome (experiment, step, attempt, evaluator, event)
        select experiment, step, attempt, evaluator, event
        from json_to_recordset(cast(cast($2 as text) as json)) as r(experiment text, step int, attempt int,
             evaluator text, event text)
        where not exists (select from stale)
        on conflict (experiment, step, attempt, evaluator) do nothing
      ), events as (
        insert into stream_event (experiment, sequence, event, step, measured, best, architectures, value_sum, reward_sum,
                                  second_sum, milestone)
        select experiment, sequence, event, step, measured, best, architectures, value_sum, reward_sum, second_sum, milestone
        from json_to_recordset(cast(cast($3 as text) as json)) as r(experiment text, sequence bigint, event text,
             step int, measured int, best double precision, architectures int, value_sum double precision,
             reward_sum double precision, second_sum double precision, milestone boolean)
        where not exists (select from stale)
      ), fallen as (
        delete from top_entry t
        using json_to_recordset(cast(cast($7 as text) as json)) as r(experiment text, step int)
        where t.experiment = r.experiment and t.step = r.step and not exists (select from stale)
      ), risen as (
        insert into top_entry (experiment, step, architecture, value, violation, reported)
        select experiment, step, architecture, value, violation, reported
        from json_to_recordset(cast(cast($6 as text) as json)) as r(experiment text, step int, architecture text,
             value double precision, violation double precision, reported text)
        where not exists (select from stale)
      ), progress as (
        update experiment e
        set sequence = r.sequence, status = r.status, reason = r.reason, applied = r.applied, failed = r.failed,
            reused = r.reused, unique_architectures = r.unique_architectures, best = r.best, trajectory_hash = r.trajectory_hash,
            changed_at = now(), ended_at = case when r.terminal then now() end
        from json_to_recordset(cast(cast($4 as text) as json)) as r(id text, sequence bigint, status text,
             reason text, terminal boolean, applied int, failed int, reused int, unique_architectures int,
             best text, trajectory_hash text)
        where e.id = r.id and not exists (select from stale)
      )
      select count(*) from stale
      """;

  /**
   * Waits for nobody: RECORD, too, writes many experiments in an order that PostgreSQL chooses, and
   * two that wait for each other would be a deadlock. What is locked is left for the next time.
   */
  private static final String PUBLISHED =
      """
      with free as (
        select e.id, r.sequence
        from experiment e
        join json_to_recordset(cast(cast($1 as text) as json)) as r(experiment text, sequence bigint)
          on r.experiment = e.id
        for no key update of e skip locked
      )
      update experiment e set published = greatest(e.published, free.sequence)
      from free where e.id = free.id
      returning e.id
      """;

  private Statements() {}

  /**
   * Records what follows from a batch of outcomes, or from a request.
   *
   * @param advanced the experiments that the events are of, as they stand now
   * @throws StaleHistoryException (as a failure) if another process recorded something of these
   *     experiments that the decision does not know; then nothing is written
   */
  static Uni<Void> record(
      Pool database, HistoryBatch batch, Collection<ExperimentHistory> advanced) {
    TopRows top = new TopRows(batch.events(), advanced);
    return database
        .preparedQuery(RECORD)
        .execute(
            Tuple.from(
                List.of(
                    Rows.ofOutcomes(batch.firsts()),
                    Rows.ofOutcomes(batch.late()),
                    Rows.ofTold(batch.told()),
                    Rows.ofProgress(advanced),
                    Rows.ofVersions(batch.versions()),
                    top.entered(),
                    top.left())))
        .onFailure(StaleHistoryException::explains)
        .transform(StaleHistoryException::new)
        .invoke(
            rows -> {
              if (rows.iterator().next().getLong(0) > 0) {
                throw new StaleHistoryException();
              }
            })
        .replaceWithVoid();
  }

  /**
   * Notes that the streams are published up to these events.
   *
   * @return the experiments of which it was noted; the others are being written by somebody else
   */
  static Uni<Set<String>> published(Pool database, Collection<ExperimentEvent> last) {
    return database
        .preparedQuery(PUBLISHED)
        .execute(Tuple.of(Rows.ofPlaces(last)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("id"))
                    .collect(Collectors.toSet()));
  }
}
