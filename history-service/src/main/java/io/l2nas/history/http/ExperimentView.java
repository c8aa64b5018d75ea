package io.l2nas.history.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import io.l2nas.history.ledger.ExperimentRow;
import io.l2nas.history.ledger.ExperimentStanding;
import io.l2nas.history.ledger.SpecSummary;
import io.l2nas.history.ledger.Standings.Standing;
import io.l2nas.history.ledger.StoredEvents;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An experiment as people see it.
 *
 * @param id the experiment
 * @param team who asked
 * @param pool the evaluators that do the work
 * @param status where it stands
 * @param reason why it stands there
 * @param agent who searches
 * @param space where
 * @param evaluator how architectures are scored
 * @param metric the metric that is maximised
 * @param report the metrics that are shown beside it
 * @param seed the source of all randomness
 * @param steps the budget
 * @param parallelism actions in flight
 * @param topK K
 * @param applied steps whose outcome is applied
 * @param failed those of them that failed
 * @param reused those of them whose score was measured before
 * @param uniqueArchitectures different architectures with a score
 * @param best the best architecture, null while there is none
 * @param trajectoryHash the fingerprint of the trajectory so far
 * @param submittedAt when it was submitted
 * @param endedAt when it ended, null while it goes on
 * @param spec the whole specification
 */
public record ExperimentView(
    String id,
    String team,
    String pool,
    ExperimentStatus status,
    String reason,
    String agent,
    String space,
    String evaluator,
    String metric,
    List<String> report,
    long seed,
    int steps,
    int parallelism,
    int topK,
    int applied,
    int failed,
    int reused,
    int uniqueArchitectures,
    @Schema(implementation = TopEntry.class) @JsonRawValue String best,
    String trajectoryHash,
    OffsetDateTime submittedAt,
    OffsetDateTime endedAt,
    @Schema(implementation = ExperimentSpec.class) @JsonRawValue String spec) {

  public static ExperimentView of(ExperimentRow row) {
    return of(row, SpecSummary.of(StoredEvents.spec(row.spec())), row.spec());
  }

  /** How it stands; {@code spec} is null. */
  public static ExperimentView of(Standing standing) {
    return of(standing.row(), standing.spec(), null);
  }

  private static ExperimentView of(ExperimentStanding row, SpecSummary summary, String spec) {
    return new ExperimentView(
        row.id(),
        row.team(),
        row.pool(),
        ExperimentStatus.valueOf(row.status()),
        row.reason(),
        summary.agent(),
        summary.space(),
        summary.evaluator(),
        summary.metric(),
        summary.report(),
        summary.seed(),
        summary.steps(),
        summary.parallelism(),
        summary.topK(),
        row.applied(),
        row.failed(),
        row.reused(),
        row.uniqueArchitectures(),
        row.best(),
        row.trajectoryHash(),
        row.submittedAt(),
        row.endedAt(),
        spec);
  }
}
