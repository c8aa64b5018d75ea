package io.l2nas.history.http;

import io.l2nas.history.ledger.Policies;
import java.time.OffsetDateTime;

/**
 * A policy as people see it in a list.
 *
 * @param digest its name: SHA-256 of its weights
 * @param experiment the search that it was learned in
 * @param space the space that it is for
 * @param evaluator who scored in that search
 * @param metric what was maximised there
 * @param steps how many outcomes were learned from
 * @param best the best value among them
 * @param importedAt when it was imported
 */
public record PolicyView(
    String digest,
    String experiment,
    String space,
    String evaluator,
    String metric,
    int steps,
    double best,
    OffsetDateTime importedAt) {

  static PolicyView of(Policies.Entry entry) {
    return new PolicyView(
        entry.digest(),
        entry.experiment(),
        entry.space(),
        entry.evaluator(),
        entry.metric(),
        entry.steps(),
        entry.best(),
        entry.importedAt());
  }
}
