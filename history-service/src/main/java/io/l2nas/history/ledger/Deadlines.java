package io.l2nas.history.ledger;

import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.IllegalTransitionException;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Ends experiments whose time is over. */
@ApplicationScoped
public class Deadlines {
  private static final String OVER =
      "select id from experiment where ended_at is null and deadline < now() order by deadline limit 100";

  private static final Logger LOGGER = Logger.getLogger(Deadlines.class);

  private final Mutiny.SessionFactory sessions;
  private final Ledger ledger;

  Deadlines(Mutiny.SessionFactory sessions, Ledger ledger) {
    this.sessions = sessions;
    this.ledger = ledger;
  }

  /**
   * Ends those whose time is over now.
   *
   * @return their ids; their streams have an event that is not published yet
   */
  public Uni<List<String>> expire() {
    return sessions
        .withSession(session -> session.createNativeQuery(OVER, String.class).getResultList())
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(id -> expire(id).replaceWith(id))
        .collect()
        .asList();
  }

  /** Another instance may have been quicker, or the last outcome. */
  private Uni<Void> expire(String experiment) {
    return ledger
        .change(experiment, ExperimentHistory::expire)
        .onFailure(failure -> !(failure instanceof IllegalTransitionException))
        .invoke(
            failure ->
                LogLine.of("an experiment cannot be ended, though its time is over")
                    .experiment(experiment)
                    .error(failure)
                    .fail(LOGGER))
        .onFailure()
        .recoverWithNull() // Or it would stand in the way of all others.
        .replaceWithVoid();
  }
}
