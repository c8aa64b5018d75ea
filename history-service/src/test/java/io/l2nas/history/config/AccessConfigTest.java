package io.l2nas.history.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.history.config.AccessConfig.SignIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessConfigTest {
  @Test
  void hasDefaults() {
    // When
    AccessConfig config = read(Map.of());

    // Then
    assertThat(config.signIn()).isEqualTo(SignIn.REQUIRED);
    assertThat(config.adminTokenFile()).isEmpty();
    assertThat(config.evaluatorTokenFile()).isEmpty();
    assertThat(config.readsPerMinute()).isEqualTo(6000);
    assertThat(config.writesPerMinute()).isEqualTo(600);
  }

  @Test
  void readsEveryProperty() {
    // When
    AccessConfig config =
        read(
            Map.of(
                "l2nas.access.sign-in", "off",
                "l2nas.access.admin-token-file", "admin",
                "l2nas.access.evaluator-token-file", "evaluator",
                "l2nas.access.reads-per-minute", "10",
                "l2nas.access.writes-per-minute", "2"));

    // Then
    assertThat(config.signIn()).isEqualTo(SignIn.OFF);
    assertThat(config.adminTokenFile()).contains(Path.of("admin"));
    assertThat(config.evaluatorTokenFile()).contains(Path.of("evaluator"));
    assertThat(config.readsPerMinute()).isEqualTo(10);
    assertThat(config.writesPerMinute()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"sign-in, maybe", "reads-per-minute, 0", "writes-per-minute, many"})
  void whatIsNotValidIsRefused(String setting, String value) {
    // When // Then
    assertThatThrownBy(() -> read(Map.of("l2nas.access." + setting, value)))
        .hasMessageContaining("l2nas.access." + setting)
        .hasMessageContaining(value);
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When // Then
    assertThat(Arrays.stream(AccessConfig.class.getDeclaredMethods()).map(Method::getName))
        .containsExactlyInAnyOrder(
            "signIn", "adminTokenFile", "evaluatorTokenFile", "readsPerMinute", "writesPerMinute");
  }

  private static AccessConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(AccessConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(AccessConfig.class);
  }
}
