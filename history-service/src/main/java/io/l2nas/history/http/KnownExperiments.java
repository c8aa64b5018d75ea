package io.l2nas.history.http;

import io.l2nas.history.access.Visit;
import io.l2nas.history.access.Visits;
import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.ExperimentRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The experiment that an address names. One that the caller may not read is not there. */
@ApplicationScoped
class KnownExperiments {
  private final ExperimentQueries queries;
  private final Visits visits;

  KnownExperiments(ExperimentQueries queries, Visits visits) {
    this.queries = queries;
    this.visits = visits;
  }

  /**
   * Finds it for whoever asks now.
   *
   * @throws UnknownExperimentException (as a failure) if there is none
   */
  Uni<ExperimentRow> find(String id) {
    return find(visits.current(), id);
  }

  /** As {@link #find(String)}, for a visit that may have gone on since. */
  Uni<ExperimentRow> find(Visit visit, String id) {
    return row(id).invoke(row -> visit.requireReadable(row.team(), () -> unknown(id)));
  }

  /**
   * As {@link #find(Visit, String)}, to change it.
   *
   * @throws io.l2nas.history.access.RefusedException (as a failure) if they may only read it
   */
  Uni<ExperimentRow> findToChange(Visit visit, String id) {
    return row(id).invoke(row -> visit.requireChangeable(row.team(), () -> unknown(id)));
  }

  private Uni<ExperimentRow> row(String id) {
    return queries.find(id).map(row -> row.orElseThrow(() -> unknown(id)));
  }

  private static UnknownExperimentException unknown(String id) {
    return new UnknownExperimentException(id);
  }
}
