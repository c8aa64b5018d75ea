package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far the recorded state streams are known to be on Kafka. */
@ApplicationScoped
public class Publications {
  private static final String UNPUBLISHED =
      """
      select s.event from stream_event s join experiment e on e.id = s.experiment
      where s.experiment = :experiment and s.sequence > e.published order by s.sequence
      """;
  private static final String STRAGGLERS =
      "select id from experiment where published < sequence and changed_at < now() - interval '5 seconds'";

  private final Pool database;
  private final Mutiny.SessionFactory sessions;

  Publications(Pool database, Mutiny.SessionFactory sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  /** The events of an experiment that are not known to be published, in order. */
  public Uni<List<ExperimentEvent>> unpublished(String experiment) {
    return sessions
        .withSession(
            session ->
                session
                    .createNativeQuery(UNPUBLISHED, String.class)
                    .setParameter("experiment", experiment)
                    .getResultList())
        .map(
            events ->
                events.stream()
                    .map(event -> StoredEvents.read(ExperimentEvent.class, event))
                    .toList());
  }

  /** The experiments with such events that nobody has touched for a while. */
  public Uni<List<String>> stragglers() {
    return sessions.withSession(
        session -> session.createNativeQuery(STRAGGLERS, String.class).getResultList());
  }

  /**
   * Notes that these events, and all before them in their streams, are published.
   *
   * @return the experiments of which it was noted; another time will do for the others
   */
  public Uni<Set<String>> save(List<ExperimentEvent> published) {
    return published.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : Statements.published(database, published);
  }
}
