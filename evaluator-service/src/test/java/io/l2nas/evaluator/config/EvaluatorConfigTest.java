package io.l2nas.evaluator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorConfigTest {
  @Test
  void hasDefaults() {
    // When
    EvaluatorConfig config = read(Map.of());

    // Then
    assertThat(config.pool()).isEqualTo("default");
    assertThat(config.id()).isEmpty();
    assertThat(config.instances()).isEqualTo(1);
    assertThat(config.slots()).isEqualTo(1);
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.tables()).isEmpty();
  }

  @Test
  void readsEveryProperty() {
    // When
    EvaluatorConfig config =
        read(
            Map.of(
                "l2nas.evaluator.pool", "gpu",
                "l2nas.evaluator.id", "gpu-7",
                "l2nas.evaluator.instances", "4",
                "l2nas.evaluator.slots", "2",
                "l2nas.evaluator.drain", "PT2H",
                "l2nas.evaluator.tables.nb201", "/data/nb201.tsv.gz",
                "l2nas.evaluator.tables.other", "other.tsv"));

    // Then
    assertThat(config.pool()).isEqualTo("gpu");
    assertThat(config.id()).contains("gpu-7");
    assertThat(config.instances()).isEqualTo(4);
    assertThat(config.slots()).isEqualTo(2);
    assertThat(config.drain()).isEqualTo(Duration.ofHours(2));
    assertThat(config.tables())
        .isEqualTo(Map.of("nb201", Path.of("/data/nb201.tsv.gz"), "other", Path.of("other.tsv")));
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When // Then
    assertThat(Arrays.stream(EvaluatorConfig.class.getDeclaredMethods()).map(Method::getName))
        .containsExactlyInAnyOrder("pool", "id", "instances", "slots", "drain", "tables");
  }

  private static EvaluatorConfig read(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(EvaluatorConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(EvaluatorConfig.class);
  }
}
