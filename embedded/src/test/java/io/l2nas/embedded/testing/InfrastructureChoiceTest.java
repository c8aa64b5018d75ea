package io.l2nas.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfrastructureChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "auto, true, true",
    "auto, false, false",
    "docker, true, true",
    "docker, false, true",
    "embedded, true, false",
    "embedded, false, false"
  })
  void usesDocker(String choice, boolean engineAnswers, boolean expected) {
    assertThat(InfrastructureChoice.of(choice).usesDocker(() -> engineAnswers)).isEqualTo(expected);
  }

  @Test
  void namesTheValueThatItDoesNotKnow() {
    assertThatThrownBy(() -> InfrastructureChoice.of("podman"))
        .hasMessage("test.infra is 'podman'; it can be auto, docker or embedded");
  }
}
