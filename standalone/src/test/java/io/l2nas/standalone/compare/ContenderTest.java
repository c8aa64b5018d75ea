package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.AgentSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContenderTest {
  @Test
  void anAgentIsItsNameAndItsSettings() {
    assertThat(Contender.of("random"))
        .isEqualTo(new Contender("random", new AgentSpec("random", Map.of())));
    assertThat(Contender.of("l2nas:preset=tuned:tau=0.8"))
        .isEqualTo(
            new Contender(
                "l2nas:preset=tuned:tau=0.8",
                new AgentSpec("l2nas", Map.of("preset", "tuned", "tau", "0.8"))));
  }

  @Test
  void whatItWasTaughtIsNoSetting() {
    // When
    Contender taught = Contender.of("l2nas:taught=cifar10:tau=0.8");
    Contender briefly = Contender.of("l2nas:taught=cifar10:lessons=50");

    // Then
    assertThat(taught.agent().settings()).containsExactly(Map.entry("tau", "0.8"));
    assertThat(taught.lessons()).contains(new Lessons("cifar10", 1_000));
    assertThat(briefly.lessons()).contains(new Lessons("cifar10", 50));
  }

  @Test
  void lessonsAreOfSomethingAndHaveALength() {
    assertThatThrownBy(() -> Contender.of("l2nas:lessons=50"))
        .hasMessage("--agents: lessons=50 says for how long, but not what; add taught=METRIC");
    assertThatThrownBy(() -> Contender.of("l2nas:taught=a:lessons=few"))
        .hasMessage("--agents: lessons is 'few'; it must be a whole number of steps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l2nas:tau", "l2nas:=1", "l2nas:", "l2nas:tau=1:tau=2"})
  void aSettingNeedsANameAndAValue(String text) {
    assertThatThrownBy(() -> Contender.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("l2nas:preset=tuned:tau=0.8");
  }
}
