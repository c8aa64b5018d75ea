package io.l2nas.history.ledger;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records what happened. One transaction per batch holds the first outcome of every step, the
 * states that follow and where each experiment stands; who else might write at the same time is
 * turned away by UNIQUE keys and sequence numbers, and decides anew.
 */
@ApplicationScoped
public class Ledger {
  private static final int RETRIES = 20;

  private final Mutiny.SessionFactory sessions;
  private final Histories histories = new Histories();

  Ledger(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
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
    return sessions
        .withTransaction(
            (session, transaction) ->
                histories
                    .of(session, experiments)
                    .chain(known -> decideAndStore(session, known, outcomes)))
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
    return sessions
        .withTransaction(
            (session, transaction) ->
                Histories.load(session, experiment)
                    .chain(
                        known ->
                            known.isEmpty()
                                ? Uni.createFrom().item(Optional.<ExperimentEvent>empty())
                                : store(session, known.get(), change.apply(known.get()))
                                    .map(Optional::of)))
        .onFailure(StaleHistoryException.class)
        .retry()
        .atMost(RETRIES);
  }

  private Uni<HistoryBatch> decideAndStore(
      Mutiny.Session session,
      Map<String, ExperimentHistory> known,
      List<EvaluationOutcome> outcomes) {
    HistoryBatch batch = HistoryBatch.decide(known, outcomes);
    Map<String, Long> previous = sequencesBefore(batch.events());
    List<ExperimentHistory> advanced = previous.keySet().stream().map(known::get).toList();
    return Statements.insertOutcomes(session, batch.firsts())
        .chain(() -> Statements.updateProgress(session, advanced, previous))
        .chain(() -> Statements.insertEvents(session, batch.events()))
        .chain(() -> Statements.insertLateOutcomes(session, batch.late()))
        .invoke(() -> histories.keep(known.values()))
        .replaceWith(batch);
  }

  private static Uni<ExperimentEvent> store(
      Mutiny.Session session, ExperimentHistory history, ExperimentEvent event) {
    Map<String, Long> previous = sequencesBefore(List.of(event));
    return Statements.updateProgress(session, List.of(history), previous)
        .chain(() -> Statements.insertEvents(session, List.of(event)))
        .replaceWith(event);
  }

  private static Map<String, Long> sequencesBefore(Collection<ExperimentEvent> events) {
    Map<String, Long> previous = new HashMap<>();
    events.forEach(event -> previous.putIfAbsent(event.experiment(), event.sequence() - 1));
    return previous;
  }
}
