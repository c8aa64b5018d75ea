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

class QuarantineConfigTest {
  @Test
  void hasDefaults() {
    // When
    QuarantineConfig config = read(Map.of());

    // Then
    assertThat(config.failures()).isEqualTo(5);
  }

  @Test
  void readsEveryProperty() {
    // When
    QuarantineConfig config = read(Map.of("l2nas.quarantine.failures", "12"));

    // Then
    assertThat(config.failures()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "many"})
  void whatIsNoCountIsRefused(String value) {
    // When
    // Then
    assertThatThrownBy(() -> read(Map.of("l2nas.quarantine.failures", value)))
        .hasMessageContaining("l2nas.quarantine.failures")
        .hasMessageContaining(
            "it is '%s'; it must be a whole number of at least 1".formatted(value));
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When
    // Then
    assertThat(Arrays.stream(QuarantineConfig.class.getDeclaredMethods()).map(Method::getName))
        .containsExactly("failures");
  }

  private static QuarantineConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(QuarantineConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(QuarantineConfig.class);
  }
}
