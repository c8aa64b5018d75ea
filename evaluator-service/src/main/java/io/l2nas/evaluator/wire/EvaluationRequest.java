package io.l2nas.evaluator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an outside evaluator is asked.
 *
 * @param architecture the canonical text of the architecture
 * @param choices the choice taken in each row, both by name, in the order of the rows
 * @param metric the metric that is maximised
 * @param report further metrics that the experiment wants to see
 * @param options what else the experiment said, without the option that names the evaluator
 */
public record EvaluationRequest(
    String architecture,
    Map<String, String> choices,
    String metric,
    List<String> report,
    Map<String, String> options) {

  /**
   * The request for an architecture.
   *
   * @param nameOption the option that is for this service and not for the evaluator behind it
   */
  public static EvaluationRequest of(
      Architecture architecture, EvaluatorSpec spec, String nameOption) {
    Map<String, String> options = new TreeMap<>(spec.options());
    options.remove(nameOption);
    return new EvaluationRequest(
        architecture.text(), architecture.choices(), spec.metric(), spec.report(), options);
  }

  /** One JSON object on one line, without the end of the line. */
  public String json() {
    try {
      return WireJson.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written as JSON", e);
    }
  }
}
