package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import java.util.List;

/** There is nobody of this name in quarantine. */
final class NotInQuarantineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotInQuarantineException(String evaluator, List<String> held) {
    super(
        "evaluator %s is not in quarantine; %s"
            .formatted(
                Quote.of(evaluator),
                held.isEmpty() ? "nobody is" : "in quarantine: " + String.join(", ", held)));
  }
}
