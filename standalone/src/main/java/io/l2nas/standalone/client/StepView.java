package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.Origin;
import java.util.Map;

/**
 * One step as the server shows it; the fields are those of the API.
 *
 * @param value the metric; null if the evaluation failed
 * @param reward r_t; null if the evaluation failed
 * @param reported further metrics; null or empty if the evaluation failed
 * @param failure why there is no value; null if there is one
 * @param origin where the score was measured that was reused; null if it was measured here
 */
public record StepView(
    int step,
    int attempt,
    String evaluator,
    String architecture,
    Double value,
    Double reward,
    Map<String, Double> reported,
    Failure failure,
    double seconds,
    Origin origin,
    String trajectoryHash) {

  /** Why an evaluation has no value. */
  public record Failure(String reason, String message) {}

  public StepView {
    reported = reported == null ? Map.of() : Map.copyOf(reported);
  }

  public static StepView of(JsonNode json) {
    return Json.read(json, StepView.class);
  }
}
