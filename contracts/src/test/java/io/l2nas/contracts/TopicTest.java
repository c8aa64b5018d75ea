package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.Topic.Cleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of the topics are ones that Kafka takes, and no two are one to it. */
class TopicTest {
  private static final String LONGEST = "x".repeat(100);

  static Stream<String> names() {
    return Stream.concat(
        Arrays.stream(Topic.values()).map(Topic::topicName),
        Stream.of("default", "a.b-C9", LONGEST)
            .flatMap(pool -> Stream.of(Topic.actionsOf(pool), Topic.evaluatorsOf(pool))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void kafkaTakesTheName(String name) {
    // When
    // Then
    assertThat(name).matches("[a-zA-Z0-9.-]+").hasSizeLessThanOrEqualTo(249).startsWith("l2nas.");
  }

  /** Running brokers hold these names: a change of one is a new topic, empty. */
  @Test
  void theNamesStay() {
    // When
    // Then
    assertThat(Topic.ACTIONS.topicName()).isEqualTo("l2nas.actions.v1");
    assertThat(Topic.RECALLS.topicName()).isEqualTo("l2nas.recalls.v1");
    assertThat(Topic.EVALUATIONS.topicName()).isEqualTo("l2nas.evaluations.v1");
    assertThat(Topic.STATES.topicName()).isEqualTo("l2nas.states.v1");
    assertThat(Topic.TELEMETRY.topicName()).isEqualTo("l2nas.telemetry.v1");
    assertThat(Topic.EVALUATORS.topicName()).isEqualTo("l2nas.evaluators.v1");
    assertThat(Topic.DEMANDS.topicName()).isEqualTo("l2nas.demands.v1");
    assertThat(Topic.TEAMS.topicName()).isEqualTo("l2nas.teams.v1");
    assertThat(Topic.QUARANTINES.topicName()).isEqualTo("l2nas.quarantines.v1");
    assertThat(Topic.DEAD_LETTERS.topicName()).isEqualTo("l2nas.dead-letters.v1");
    assertThat(Topic.actionsOf("default")).isEqualTo("l2nas.actions.v1.default");
    assertThat(Topic.evaluatorsOf("default")).isEqualTo("l2nas.evaluators.default");
  }

  /** Whoever has a broker already makes the topics with the commands of the docs. */
  @Test
  void theDocsCreateEveryTopic() throws IOException {
    // Given
    String docs = Files.readString(Path.of("../docs/configuration.md"));

    // When
    Stream<String> created =
        Pattern.compile("^--topic (.+)$", Pattern.MULTILINE)
            .matcher(docs)
            .results()
            .map(line -> line.group(1).replaceAll("\\s+", " "))
            .map(line -> line.replaceAll(" --config (?!cleanup|retention\\.ms)\\S+", ""));

    // Then
    assertThat(created)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(TopicTest::creation).toList());
  }

  private static String creation(Topic topic) {
    String name = topic == Topic.ACTIONS ? Topic.actionsOf("default") : topic.topicName();
    String kept =
        switch (topic.cleanup()) {
          case KEEP -> "--config retention.ms=-1";
          case KEEP_LATEST -> "--config cleanup.policy=compact";
          case KEEP_LATEST_FOR_AN_HOUR ->
              "--config cleanup.policy=compact,delete --config retention.ms=3600000";
          case DELETE_AFTER_A_WEEK -> "--config retention.ms=604800000";
        };
    return "%s --partitions %d %s".formatted(name, topic.partitions(), kept);
  }

  /** A run is rebuilt from its evaluations and states; nothing else may be needed for ever. */
  @Test
  void whatARunIsRebuiltFromIsKept() {
    // When
    Stream<Topic> kept =
        Arrays.stream(Topic.values()).filter(topic -> topic.cleanup() == Cleanup.KEEP);

    // Then
    assertThat(kept).containsExactly(Topic.EVALUATIONS, Topic.STATES, Topic.DEAD_LETTERS);
    assertThat(Topic.values()).allMatch(topic -> topic.partitions() > 0);
  }

  /** Kafka would take a_b for a.b and refuse to create the second one's topic. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a_b", ".a", "a/b", "../a", "ä", "a\n"})
  void whatIsNoPoolHasNoTopic(String pool) {
    // When
    // Then
    assertThatThrownBy(() -> Topic.actionsOf(pool))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pool is '")
        .hasMessageEndingWith(
            "'; it must be 1 to 100 letters, digits, '.' or '-', the first a letter or digit");
    assertThatThrownBy(() -> Topic.evaluatorsOf(pool)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Topic.isOne("l2nas.actions.v1." + pool)).isFalse();
  }

  @Test
  void knowsItsOwn() {
    assertThat(Topic.values())
        .filteredOn(topic -> topic != Topic.ACTIONS)
        .allMatch(topic -> Topic.isOne(topic.topicName()));
    assertThat(Topic.isOne(Topic.actionsOf("gpu"))).isTrue();
    assertThat(Topic.isOne("l2nas.actions.v1")).isFalse();
    assertThat(Topic.isOne("somebody.elses")).isFalse();
  }
}
