package io.l2nas.evaluator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.evaluator.config.EvaluatorConfig.CommandConfig;
import io.l2nas.evaluator.config.EvaluatorConfig.ServiceConfig;
import io.l2nas.evaluator.exec.Lives;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    assertThat(config.device()).isEmpty();
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.tables()).isEmpty();
    assertThat(config.predictors()).isEmpty();
    assertThat(config.latencies()).isEmpty();
    assertThat(config.datasets()).isEmpty();
    assertThat(config.supernets()).isEmpty();
    assertThat(config.commands()).isEmpty();
    assertThat(config.services()).isEmpty();
  }

  @Test
  void readsEveryProperty() {
    // When
    EvaluatorConfig config =
        read(
            Map.ofEntries(
                Map.entry("l2nas.evaluator.pool", "gpu"),
                Map.entry("l2nas.evaluator.id", "gpu-7"),
                Map.entry("l2nas.evaluator.instances", "4"),
                Map.entry("l2nas.evaluator.slots", "2"),
                Map.entry("l2nas.evaluator.device", "NVIDIA H100"),
                Map.entry("l2nas.evaluator.drain", "PT2H"),
                Map.entry("l2nas.evaluator.tables.nb201", "/data/nb201.tsv.gz"),
                Map.entry("l2nas.evaluator.tables.other", "other.tsv"),
                Map.entry("l2nas.evaluator.predictors.ofa", "/data/ofa.f32le"),
                Map.entry("l2nas.evaluator.latencies.phone", "/data/phone.tsv"),
                Map.entry("l2nas.evaluator.datasets.fashion", "/data/fashion-mnist")));

    // Then
    assertThat(config.pool()).isEqualTo("gpu");
    assertThat(config.id()).contains("gpu-7");
    assertThat(config.instances()).isEqualTo(4);
    assertThat(config.slots()).isEqualTo(2);
    assertThat(config.device()).contains("NVIDIA H100");
    assertThat(config.drain()).isEqualTo(Duration.ofHours(2));
    assertThat(config.tables())
        .isEqualTo(Map.of("nb201", Path.of("/data/nb201.tsv.gz"), "other", Path.of("other.tsv")));
    assertThat(config.predictors()).isEqualTo(Map.of("ofa", Path.of("/data/ofa.f32le")));
    assertThat(config.latencies()).isEqualTo(Map.of("phone", Path.of("/data/phone.tsv")));
    assertThat(config.datasets()).isEqualTo(Map.of("fashion", "/data/fashion-mnist"));
  }

  @Test
  void readsWhereSupernetsAre() {
    assertThat(read(Map.of("l2nas.evaluator.supernets", "/data/supernets")).supernets())
        .contains("/data/supernets");
  }

  @Test
  void aCommandLivesForOneEvaluationAndTakesNoOptions() {
    // When
    CommandConfig command =
        read(Map.of("l2nas.evaluator.commands.train.line", "./train")).commands().get("train");

    // Then
    assertThat(command.line()).containsExactly("./train");
    assertThat(command.lives()).isEqualTo(Lives.EVALUATION);
    assertThat(command.environment()).isEmpty();
    assertThat(command.options()).isEmpty();
  }

  @Test
  void readsEveryPropertyOfACommand() {
    // When
    CommandConfig command =
        read(Map.of(
                "l2nas.evaluator.commands.train.line", "python3,train.py,--name=two words",
                "l2nas.evaluator.commands.train.lives", "process",
                "l2nas.evaluator.commands.train.environment.CUDA_VISIBLE_DEVICES", "0",
                "l2nas.evaluator.commands.train.options", "epochs,seed"))
            .commands()
            .get("train");

    // Then
    assertThat(command.line()).containsExactly("python3", "train.py", "--name=two words");
    assertThat(command.lives()).isEqualTo(Lives.PROCESS);
    assertThat(command.environment()).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "0"));
    assertThat(command.options()).contains(List.of("epochs", "seed"));
  }

  @Test
  void readsEveryPropertyOfAService() {
    // When
    ServiceConfig service =
        read(Map.of(
                "l2nas.evaluator.services.zoo.url", "http://zoo:8080/score",
                "l2nas.evaluator.services.zoo.options", "epochs"))
            .services()
            .get("zoo");

    // Then
    assertThat(service.url()).isEqualTo(URI.create("http://zoo:8080/score"));
    assertThat(service.options()).contains(List.of("epochs"));
  }

  @Test
  void hasNoPropertyThatIsNotTestedHere() {
    // When // Then
    assertThat(properties(EvaluatorConfig.class))
        .containsExactlyInAnyOrder(
            "pool",
            "id",
            "instances",
            "slots",
            "device",
            "drain",
            "tables",
            "predictors",
            "latencies",
            "datasets",
            "supernets",
            "commands",
            "services");
    assertThat(properties(CommandConfig.class))
        .containsExactlyInAnyOrder("line", "lives", "environment", "options");
    assertThat(properties(ServiceConfig.class)).containsExactlyInAnyOrder("url", "options");
  }

  private static List<String> properties(Class<?> config) {
    return Arrays.stream(config.getDeclaredMethods()).map(Method::getName).toList();
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
