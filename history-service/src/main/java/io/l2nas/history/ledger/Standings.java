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
  private static final String BY_NAME = "from ExperimentRow e where e.id in :ids";
  private static final String AT_WORK =
      "from ExperimentRow e where e.endedAt is null or e.endedAt > :since order by e.submittedAt, e.id";

  private final Mutiny.SessionFactory sessions;

  Standings(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  public Uni<List<ExperimentRow>> of(Collection<String> experiments) {
    return sessions.withSession(
        session ->
            session
                .createQuery(BY_NAME, ExperimentRow.class)
                .setParameter("ids", experiments)
                .getResultList());
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
