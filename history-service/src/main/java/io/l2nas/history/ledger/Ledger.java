package io.l2nas.history.ledger;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.core.history.HistoryVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records what happened. One statement per batch writes the first outcome of every step, the states
 * that follow and where each experiment stands; who else might write at the same time is turned
 * away by UNIQUE keys, and decides anew.
 */
@ApplicationScoped
public class Ledger {
  private static final int RETRIES = 20;

  private final Pool database;
  private final Histories histories;

  Ledger(Pool database, Mutiny.SessionFactory sessions) {
    this.database = database;
    this.histories = new Histories(sessions);
  }

  /**
   * Records a batch of outcomes, in the order in which they came; must not be called before the
   * last call has ended.
   */
  public Uni<HistoryBatch> record(List<EvaluationOutcome> outcomes) {
    Set<String> experiments =
        outcomes.stream()
            .map(EvaluationOutcome::experiment)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return histories
        .of(experiments)
        .chain(known -> decideAndStore(known, outcomes))
        .onFailure()
        .invoke(failure -> histories.forget(experiments))
        .onFailure(StaleHistoryException.class)
        .retry()
        .atMost(RETRIES);
  }

  /**
   * Changes the status of an experiment.
   *
   * @return the event that tells of it; empty if there is no such experiment
   * @throws io.l2nas.core.history.IllegalTransitionException (as a failure) if it cannot go there
   *     from where it stands
   */
  public Uni<Optional<ExperimentEvent>> change(
      String experiment, Function<ExperimentHistory, ExperimentEvent> change) {
    return histories
        .load(experiment)
        .chain(
            known ->
                known.isEmpty()
                    ? Uni.createFrom().item(Optional.<ExperimentEvent>empty())
                    : changeAndStore(known.get(), change).map(Optional::of))
        .onFailure(StaleHistoryException.class)
        .retry()
        .atMost(RETRIES);
  }

  private Uni<HistoryBatch> decideAndStore(
      Map<String, ExperimentHistory> known, List<EvaluationOutcome> outcomes) {
    HistoryBatch batch = HistoryBatch.decide(known, outcomes);
    List<ExperimentHistory> advanced =
        batch.events().stream()
            .map(ExperimentEvent::experiment)
            .distinct()
            .map(known::get)
            .toList();
    Uni<Void> written =
        batch.firsts().isEmpty() && batch.late().isEmpty()
            ? Uni.createFrom().voidItem()
            : Statements.record(database, batch, advanced);
    return written.invoke(() -> histories.keep(known.values())).replaceWith(batch);
  }

  private Uni<ExperimentEvent> changeAndStore(
      ExperimentHistory history, Function<ExperimentHistory, ExperimentEvent> change) {
    HistoryVersion version = history.version();
    ExperimentEvent event = change.apply(history);
    HistoryBatch batch = HistoryBatch.ofChange(event, history.progress(), version);
    return Statements.record(database, batch, List.of(history)).replaceWith(event);
  }
}
