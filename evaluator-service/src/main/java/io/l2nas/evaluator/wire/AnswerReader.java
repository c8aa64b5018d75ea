package io.l2nas.evaluator.wire;

import static io.l2nas.contracts.EvaluationFailed.Reason.ERROR;
import static io.l2nas.contracts.EvaluationFailed.Reason.NON_FINITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Score;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what an outside evaluator says. Nothing is converted: a number is no text and a text is no
 * number. Unknown fields are ignored, and so are metrics that the experiment did not ask for.
 */
public final class AnswerReader {
  private static final Map<String, Reason> REASONS =
      Map.of(
          "UNKNOWN_ARCHITECTURE", Reason.UNKNOWN_ARCHITECTURE,
          "INVALID_REQUEST", Reason.INVALID_REQUEST,
          "NON_FINITE", Reason.NON_FINITE);

  private static final int MAX_METRICS = 100;
  private static final int MAX_LABEL = 200;

  private final String speaker;
  private final EvaluationRequest request;

  /**
   * @param speaker who answers, as messages name it
   * @param request what it was asked
   */
  public AnswerReader(String speaker, EvaluationRequest request) {
    this.speaker = speaker;
    this.request = request;
  }

  /**
   * Reads one answer.
   *
   * @throws EvaluationException if it is none
   */
  public Answer read(String text) throws EvaluationException {
    JsonNode answer = parse(text);
    requireTheSameArchitecture(answer);
    if (answer.has("error")) {
      return refusal(answer);
    }
    if (answer.has("progress")) {
      return new Answer.Progressed(speaker, progress(answer.get("progress"), text));
    }
    if (answer.has("value")) {
      return result(answer, text);
    }
    throw failure(
        "answered %s; it must have \"value\" or \"error\"".formatted(Quote.beginning(text)));
  }

  private JsonNode parse(String text) throws EvaluationException {
    try {
      JsonNode answer = WireJson.MAPPER.readTree(text);
      if (answer != null && answer.isObject()) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      throw failure(
          "answered %s, which is no JSON (%s); it must answer one object such as {\"value\": 0.94}, and say everything else elsewhere"
              .formatted(Quote.beginning(text), Quote.printable(e.getOriginalMessage())));
    }
    throw failure(
        "answered %s; it must answer one JSON object such as {\"value\": 0.94}"
            .formatted(Quote.beginning(text)));
  }

  /** An answer may say what it is about; one that came too late is found out by that. */
  private void requireTheSameArchitecture(JsonNode answer) throws EvaluationException {
    JsonNode architecture = answer.path("architecture");
    if (!architecture.isMissingNode() && !request.architecture().equals(architecture.asText())) {
      throw failure(
          "answered for the architecture %s where %s was asked for; it must answer every request once"
              .formatted(
                  Quote.beginning(architecture.asText()), Quote.beginning(request.architecture())));
    }
  }

  private Answer refusal(JsonNode answer) {
    Reason reason = REASONS.getOrDefault(answer.path("reason").asText(), ERROR);
    JsonNode error = answer.get("error");
    String message = error.isTextual() ? error.textValue() : error.toString();
    return new Answer.Refused(
        reason, "%s: %s".formatted(speaker, message.isBlank() ? "it failed" : message));
  }

  private Map<String, Double> progress(JsonNode metrics, String text) throws EvaluationException {
    if (!metrics.isObject() || metrics.size() > MAX_METRICS) {
      throw failure(
          "answered %s; \"progress\" must be an object of at most %d metrics"
              .formatted(Quote.beginning(text), MAX_METRICS));
    }
    Map<String, Double> numbers = new TreeMap<>();
    for (Iterator<String> names = metrics.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!isLabel(name)) {
        throw failure(
            "named a metric %s; a name has 1 to %d characters, none of them a control character"
                .formatted(Quote.beginning(name), MAX_LABEL));
      }
      numbers.put(name, number(name, metrics.get(name)));
    }
    return numbers;
  }

  private Answer result(JsonNode answer, String text) throws EvaluationException {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("value", number("value", answer.get("value")));
    if (answer.hasNonNull("accuracy")) {
      numbers.put("accuracy", number("accuracy", answer.get("accuracy")));
    }
    Map<String, Double> further = further(answer.path("reported"));
    numbers.putAll(prefixed(further));
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      if (!Double.isFinite(number.getValue())) {
        return new Answer.Refused(
            NON_FINITE,
            "%s answered %s, where %s is %s; every number must be finite"
                .formatted(speaker, Quote.beginning(text), number.getKey(), number.getValue()));
      }
    }
    double value = numbers.get("value");
    return new Answer.Scored(
        new Score(value, accuracy(numbers.getOrDefault("accuracy", value), answer), further));
  }

  /**
   * Acc must be a fraction. A single answer does not tell per cents from fractions (0.9 may be
   * either), so nothing is guessed: a reward must not jump where a value passes 1.
   */
  private double accuracy(double accuracy, JsonNode answer) throws EvaluationException {
    if (accuracy >= 0 && accuracy <= 1) {
      return accuracy;
    }
    throw failure(
        answer.hasNonNull("accuracy")
            ? "answered the accuracy %s; it must be a fraction from 0 to 1, such as 0.94"
                .formatted(accuracy)
            : "answered the value %s, which is no fraction from 0 to 1, and no \"accuracy\"; add it, such as {\"value\": 94.0, \"accuracy\": 0.94}"
                .formatted(accuracy));
  }

  private Map<String, Double> further(JsonNode metrics) throws EvaluationException {
    Map<String, Double> further = new HashMap<>();
    for (String name : request.report()) {
      if (metrics.hasNonNull(name)) {
        further.put(name, number(name, metrics.get(name)));
      }
    }
    return further;
  }

  private static Map<String, Double> prefixed(Map<String, Double> metrics) {
    Map<String, Double> prefixed = new TreeMap<>();
    metrics.forEach((name, number) -> prefixed.put("reported." + name, number));
    return prefixed;
  }

  private double number(String name, JsonNode node) throws EvaluationException {
    if (!node.isNumber()) {
      throw failure(
          "answered %s as %s; it must be a number, such as 0.94"
              .formatted(Quote.beginning(name), Quote.beginning(node.toString())));
    }
    return node.doubleValue();
  }

  private static boolean isLabel(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= MAX_LABEL
        && name.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
  }

  private EvaluationException failure(String what) {
    return new EvaluationException(ERROR, speaker + " " + what);
  }
}
