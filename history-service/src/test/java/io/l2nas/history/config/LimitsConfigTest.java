package io.l2nas.history.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsConfigTest {
  @Test
  void hasDefaults() {
    // When
    LimitsConfig config = read(Map.of());

    // Then
    assertThat(config.experimentsPerTeam()).isEqualTo(200);
    assertThat(config.experiments()).isEqualTo(1000);
    assertThat(config.policiesPerTeam()).isEqualTo(100);
  }

  @Test
  void readsEveryProperty() {
    // When
    LimitsConfig config =
        read(
            Map.of(
                "l2nas.limits.experiments-per-team", "12",
                "l2nas.limits.experiments", "34",
                "l2nas.limits.policies-per-team", "56"));

    // Then
    assertThat(config.experimentsPerTeam()).isEqualTo(12);
    assertThat(config.experiments()).isEqualTo(34);
    assertThat(config.policiesPerTeam()).isEqualTo(56);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l2nas.limits.experiments-per-team",
        "l2nas.limits.experiments",
        "l2nas.limits.policies-per-team"
      })
  void whatIsNoCountIsRefused(String property) {
    // When
    // Then
    assertThatThrownBy(() -> read(Map.of(property, "0")))
        .hasMessageContaining(property)
        .hasMessageContaining("it is '0'; it must be a whole number of at least 1");
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When
    // Then
    assertThat(Arrays.stream(LimitsConfig.class.getDeclaredMethods()).map(Method::getName))
        .containsExactlyInAnyOrder("experimentsPerTeam", "experiments", "policiesPerTeam");
  }

  private static LimitsConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(LimitsConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(LimitsConfig.class);
  }
}
