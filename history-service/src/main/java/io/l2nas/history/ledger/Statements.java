package io.l2nas.history.ledger;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The statements that write the ledger. Each takes a whole batch, and each says how many rows it
 * wrote: a row that was there before is not written twice, and the caller learns that somebody else
 * was faster.
 */
final class Statements {
  private static final String INSERT_OUTCOMES =
      """
      insert into outcome (experiment, step, architecture, value, reward, reported, event)
      select experiment, step, architecture, value, reward, reported, event
      from json_to_recordset(cast(cast(:rows as text) as json)) as r(experiment text, step int, architecture text,
           value double precision, reward double precision, reported text, event text)
      on conflict (experiment, step) do nothing
      """;

  private static final String INSERT_LATE_OUTCOMES =
      """
      insert into late_outcome (experiment, step, attempt, evaluator, event)
      select experiment, step, attempt, evaluator, event
      from json_to_recordset(cast(cast(:rows as text) as json)) as r(experiment text, step int, attempt int, evaluator text, event text)
      on conflict (experiment, step, attempt, evaluator) do nothing
      """;

  private static final String INSERT_EVENTS =
      """
      insert into stream_event (experiment, sequence, event)
      select experiment, sequence, event
      from json_to_recordset(cast(cast(:rows as text) as json)) as r(experiment text, sequence bigint, event text)
      on conflict (experiment, sequence) do nothing
      """;

  /** The condition on the sequence makes one of two writers the winner; the other decides anew. */
  private static final String UPDATE_PROGRESS =
      """
      update experiment e
      set sequence = r.sequence, status = r.status, reason = r.reason, applied = r.applied, failed = r.failed,
          unique_architectures = r.unique_architectures, best = r.best, trajectory_hash = r.trajectory_hash,
          changed_at = now(), ended_at = case when r.terminal then now() end
      from json_to_recordset(cast(cast(:rows as text) as json)) as r(id text, previous bigint, sequence bigint, status text,
           reason text, terminal boolean, applied int, failed int, unique_architectures int, best text,
           trajectory_hash text)
      where e.id = r.id and e.sequence = r.previous
      """;

  private static final String UPDATE_PUBLISHED =
      """
      update experiment e set published = greatest(e.published, r.sequence)
      from json_to_recordset(cast(cast(:rows as text) as json)) as r(experiment text, sequence bigint)
      where e.id = r.experiment
      """;

  private Statements() {}

  static Uni<Void> insertOutcomes(Mutiny.Session session, List<EvaluationOutcome> outcomes) {
    return outcomes.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(session, INSERT_OUTCOMES, Rows.ofOutcomes(outcomes))
            .invoke(written -> require("outcomes", written, outcomes.size()))
            .replaceWithVoid();
  }

  /** Evidence may come twice; then it is kept once. */
  static Uni<Void> insertLateOutcomes(Mutiny.Session session, List<EvaluationOutcome> outcomes) {
    return outcomes.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(session, INSERT_LATE_OUTCOMES, Rows.ofOutcomes(outcomes)).replaceWithVoid();
  }

  static Uni<Void> insertEvents(Mutiny.Session session, List<ExperimentEvent> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(session, INSERT_EVENTS, Rows.ofEvents(events))
            .invoke(written -> require("events", written, events.size()))
            .replaceWithVoid();
  }

  static Uni<Void> updateProgress(
      Mutiny.Session session, Collection<ExperimentHistory> histories, Map<String, Long> previous) {
    return histories.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(session, UPDATE_PROGRESS, Rows.ofProgress(histories, previous))
            .invoke(written -> require("experiments", written, histories.size()))
            .replaceWithVoid();
  }

  static Uni<Void> updatePublished(Mutiny.Session session, Collection<ExperimentEvent> last) {
    return last.isEmpty()
        ? Uni.createFrom().voidItem()
        : run(session, UPDATE_PUBLISHED, Rows.ofEvents(last)).replaceWithVoid();
  }

  private static Uni<Integer> run(Mutiny.Session session, String statement, String rows) {
    return session.createNativeQuery(statement).setParameter("rows", rows).executeUpdate();
  }

  private static void require(String what, int written, int expected) {
    if (written != expected) {
      throw new StaleHistoryException(what, written, expected);
    }
  }
}
