package io.l2nas.history.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far experiments are, for those who watch them: one question for all that are watched. */
@ApplicationScoped
public class Standings {
  private static final String BY_NAME =
      "select e.id, e.sequence, e.endedAt from ExperimentRow e where e.id in :ids";
  private static final String AT_WORK =
      "from ExperimentRow e where e.endedAt is null or e.endedAt > :since order by e.submittedAt, e.id";

  private final Mutiny.SessionFactory sessions;

  Standings(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * How long a stream is.
   *
   * @param sequence the number of its last event
   * @param ended whether nothing comes behind it
   */
  public record Length(String experiment, long sequence, boolean ended) {}

  /** How long the streams of these are. */
  public Uni<List<Length>> of(Collection<String> experiments) {
    return sessions.withSession(
        session ->
            session
                .createQuery(BY_NAME, Object[].class)
                .setParameter("ids", experiments)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(row -> new Length((String) row[0], (long) row[1], row[2] != null))
                            .toList()));
  }

  /** Those that go on, and those that have ended since then. */
  public Uni<List<ExperimentRow>> atWork(OffsetDateTime since) {
    return sessions.withSession(
        session ->
            session
                .createQuery(AT_WORK, ExperimentRow.class)
                .setParameter("since", since)
                .getResultList());
  }
}
