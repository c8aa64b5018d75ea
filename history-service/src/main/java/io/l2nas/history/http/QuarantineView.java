package io.l2nas.history.http;

import io.l2nas.contracts.QuarantineReported;

/**
 * An evaluator in quarantine, as people see it.
 *
 * @param evaluator the evaluator
 * @param since since when
 * @param reason why
 */
public record QuarantineView(String evaluator, String since, String reason) {

  static QuarantineView of(QuarantineReported report) {
    return new QuarantineView(report.evaluator(), report.since(), report.reason());
  }
}
