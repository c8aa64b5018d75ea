package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorNameTest {
  @Test
  void isTheOneThatWasGiven() {
    // When
    String name = EvaluatorName.of(Optional.of("gpu-7"));

    // Then
    assertThat(name).isEqualTo("gpu-7");
  }

  @Test
  void isProcessAndHostOtherwise() {
    // When
    String name = EvaluatorName.of(Optional.empty());

    // Then
    assertThat(name).startsWith(ProcessHandle.current().pid() + "-").hasSizeLessThanOrEqualTo(90);
  }

  /** The ledger would take its outcomes for those of a service. */
  @ParameterizedTest
  @ValueSource(strings = {"agent", "history"})
  void isNotThatOfAService(String name) {
    // When
    // Then
    assertThatThrownBy(() -> EvaluatorName.of(Optional.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("l2nas.evaluator.id is '" + name + "'")
        .hasMessageEndingWith("choose another");
  }
}
