package io.l2nas.embedded.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What {@code -Dtest.infra} asks for. */
enum InfrastructureChoice {
  AUTO,
  DOCKER,
  EMBEDDED;

  static final String PROPERTY = "test.infra";

  static InfrastructureChoice of(String value) {
    return Arrays.stream(values())
        .filter(choice -> choice.word().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is '%s'; it can be auto, docker or embedded".formatted(PROPERTY, value)));
  }

  static InfrastructureChoice ofThisJvm() {
    return of(System.getProperty(PROPERTY, AUTO.word()));
  }

  boolean usesDocker(BooleanSupplier engineAnswers) {
    return switch (this) {
      case AUTO -> engineAnswers.getAsBoolean();
      case DOCKER -> true;
      case EMBEDDED -> false;
    };
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
