package io.l2nas.evaluator.channel;

import io.l2nas.contracts.Answerer;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What an evaluator signs its outcomes with. */
final class EvaluatorName {
  private static final int LONGEST = 90;

  private EvaluatorName() {}

  /**
   * The name that was given, or one of process and host, as in {@code 4711-evaluator-7f9c}, cut to
   * what a name may be.
   *
   * @throws IllegalArgumentException if others than evaluators sign with it
   */
  static String of(Optional<String> given) {
    given
        .filter(Answerer.NAMES::contains)
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "l2nas.evaluator.id is '%s'; that name is for what others than evaluators answer, choose another"
                      .formatted(name));
            });
    return given.orElseGet(EvaluatorName::ofThisProcess);
  }

  private static String ofThisProcess() {
    String name = ManagementFactory.getRuntimeMXBean().getName().replace('@', '-');
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
