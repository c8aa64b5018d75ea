package io.l2nas.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentConfigTest {
  @Test
  void hasDefaults() {
    // When
    AgentConfig config = read(Map.of());

    // Then
    assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.checkpointAfter()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void readsEveryProperty() {
    // When
    AgentConfig config =
        read(Map.of("l2nas.agent.lease", "2m", "l2nas.agent.checkpoint-after", "5s"));

    // Then
    assertThat(config.lease()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.checkpointAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When
    // Then
    assertThat(Arrays.stream(AgentConfig.class.getDeclaredMethods()).map(Method::getName))
        .containsExactlyInAnyOrder("id", "lease", "checkpointAfter");
  }

  private static AgentConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(AgentConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(AgentConfig.class);
  }
}
