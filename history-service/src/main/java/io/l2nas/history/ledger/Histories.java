package io.l2nas.history.ledger;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.history.ExperimentHistory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The histories of the experiments at work, in memory so that a step need not be read to write the
 * next. The ledger stays the only truth: whoever fails to write what a history decided must {@link
 * #forget} it.
 */
final class Histories {
  private static final String EVENTS =
      "select event from stream_event where experiment = :experiment order by sequence";
  private static final String WAITING =
      """
      select o.event from outcome o join experiment e on e.id = o.experiment
      where o.experiment = :experiment and o.step >= e.applied order by o.step
      """;

  private final Mutiny.SessionFactory sessions;
  private final Map<String, ExperimentHistory> cache = new ConcurrentHashMap<>();

  Histories(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** The histories of those experiments that exist. */
  Uni<Map<String, ExperimentHistory>> of(Collection<String> experiments) {
    Map<String, ExperimentHistory> found = new HashMap<>();
    return Multi.createFrom()
        .iterable(experiments)
        .onItem()
        .transformToUniAndConcatenate(
            experiment ->
                cached(experiment)
                    .invoke(history -> history.ifPresent(known -> found.put(experiment, known))))
        .collect()
        .last()
        .replaceWith(found);
  }

  /** Keeps those that go on, and lets go of those that have ended. */
  void keep(Collection<ExperimentHistory> histories) {
    for (ExperimentHistory history : histories) {
      if (history.status().isTerminal()) {
        cache.remove(history.experiment());
      } else {
        cache.put(history.experiment(), history);
      }
    }
  }

  void forget(Collection<String> experiments) {
    experiments.forEach(cache::remove);
  }

  /** Rebuilds a history from the ledger: what it said, then the outcomes that wait. */
  Uni<Optional<ExperimentHistory>> load(String experiment) {
    return sessions.withSession(
        session ->
            select(session, EVENTS, experiment)
                .chain(
                    events ->
                        events.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : select(session, WAITING, experiment)
                                .map(waiting -> Optional.of(rebuild(events, waiting)))));
  }

  private Uni<Optional<ExperimentHistory>> cached(String experiment) {
    ExperimentHistory history = cache.get(experiment);
    return history == null ? load(experiment) : Uni.createFrom().item(Optional.of(history));
  }

  private static Uni<List<String>> select(Mutiny.Session session, String query, String experiment) {
    return session
        .createNativeQuery(query, String.class)
        .setParameter("experiment", experiment)
        .getResultList();
  }

  private static ExperimentHistory rebuild(List<String> events, List<String> waiting) {
    ExperimentHistory history =
        ExperimentHistory.of(StoredEvents.read(ExperimentSubmitted.class, events.get(0)));
    events.stream()
        .skip(1)
        .forEach(event -> history.replay(StoredEvents.read(ExperimentEvent.class, event)));
    waiting.forEach(outcome -> history.record(StoredEvents.read(EvaluationOutcome.class, outcome)));
    return history;
  }
}
