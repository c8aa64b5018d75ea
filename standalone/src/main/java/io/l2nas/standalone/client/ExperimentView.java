package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import io.l2nas.standalone.screen.SearchProgress;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as the server shows it; the fields are those of the API.
 *
 * @param best the best architecture; null while none is scored
 * @param submittedAt when, in ISO 8601
 * @param endedAt when, in ISO 8601; null while it has not ended
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
    TopEntry best,
    String trajectoryHash,
    String submittedAt,
    String endedAt,
    ExperimentSpec spec) {

  public static ExperimentView of(JsonNode json) {
    return Json.read(json, ExperimentView.class);
  }

  /** From its submission to its end, by the clock of the ledger; it must have ended. */
  public Duration duration() {
    return Duration.between(OffsetDateTime.parse(submittedAt), OffsetDateTime.parse(endedAt));
  }

  /** How far it is. */
  public SearchProgress progress() {
    return new SearchProgress(
        status, applied, steps, failed, uniqueArchitectures, Optional.ofNullable(best));
  }
}
