package io.l2nas.history.http;

import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.ExperimentRow;
import io.smallrye.mutiny.Uni;

/** The experiment that an address names. */
final class KnownExperiment {
  private KnownExperiment() {}

  /**
   * Finds it.
   *
   * @throws UnknownExperimentException (as a failure) if there is none
   */
  static Uni<ExperimentRow> find(ExperimentQueries queries, String id) {
    return queries.find(id).map(row -> row.orElseThrow(() -> new UnknownExperimentException(id)));
  }
}
