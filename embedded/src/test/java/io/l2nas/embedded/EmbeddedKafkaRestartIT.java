package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker finds again on its folder, and who may have the folder. */
class EmbeddedKafkaRestartIT {
  /** Well under the minute for which the controller believes in a killed broker. */
  private static final Duration NO_WAIT = Duration.ofSeconds(45);

  @TempDir Path data;

  @Test
  void goesOnAfterAnOrderlyStop() throws Exception {
    // Given
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data)) {
      KafkaClient client = new KafkaClient(kafka.bootstrapServers());
      client.createTopic("topic", 1);
      client.produce("topic", List.of("a", "b"));
    }

    // When
    try (EmbeddedKafka again = EmbeddedKafka.start(data)) {
      KafkaClient client = new KafkaClient(again.bootstrapServers());
      client.produce("topic", List.of("c"));

      // Then
      assertThat(client.read("topic")).containsExactly("a", "b", "c");
    }
  }

  @Test
  void keepsEveryAcknowledgedRecordWhenItsJvmIsKilled() throws Exception {
    // Given
    int acknowledged = killAfterAcknowledging(500);

    // When
    long started = System.nanoTime();
    try (EmbeddedKafka again = EmbeddedKafka.start(data)) {
      Duration startUp = Duration.ofNanos(System.nanoTime() - started);

      // Then
      List<String> expected = IntStream.range(0, acknowledged).mapToObj(Integer::toString).toList();
      assertThat(new KafkaClient(again.bootstrapServers()).read(KafkaChild.TOPIC))
          .startsWith(expected.toArray(String[]::new));
      assertThat(startUp).isLessThan(NO_WAIT);
    }
  }

  @Test
  void aSecondCloseLeavesTheNextHolderAlone() {
    // Given
    EmbeddedKafka first = EmbeddedKafka.start(data);
    first.close();
    try (EmbeddedKafka second = EmbeddedKafka.start(data)) {

      // When
      first.close();

      // Then
      assertThat(Ports.answersOnLoopback(port(second))).isTrue();
      assertThatThrownBy(() -> EmbeddedKafka.start(data)).satisfies(this::namesFolderAndOwner);
    }
  }

  @Test
  void refusesAFolderThatThisJvmUses() {
    try (EmbeddedKafka first = EmbeddedKafka.start(data)) {
      // When
      // Then
      assertThatThrownBy(() -> EmbeddedKafka.start(data)).satisfies(this::namesFolderAndOwner);
      assertThat(Ports.answersOnLoopback(port(first))).isTrue();
    }
  }

  @Test
  void refusesAFolderThatAnotherJvmUses() throws Exception {
    // Given
    try (ChildJvm child = ChildJvm.start(KafkaChild.class, List.of(), data)) {
      child.awaitCount("acknowledged", 1);

      // When
      // Then
      assertThatThrownBy(() -> EmbeddedKafka.start(data))
          .hasMessageContaining(data.toRealPath().toString())
          .hasMessageContaining("process " + child.pid());
    }
  }

  @Test
  void saysThatTheFolderIsUnusable() throws Exception {
    // Given
    Path file = Files.createFile(data.resolve("file"));

    // When
    // Then
    assertThatThrownBy(() -> EmbeddedKafka.start(file.resolve("folder")))
        .isInstanceOfSatisfying(
            InfrastructureException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_UNUSABLE))
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesAPathThatKafkaTakesForTwo() {
    // Given
    Path strange = data.resolve("a,b");

    // When
    // Then
    assertThatThrownBy(() -> EmbeddedKafka.start(strange)).hasMessageContaining("a,b");
  }

  @Test
  void startsOnAPathWithSpacesAndQuotes() {
    // Given
    Path strange = data.resolve("it's a path; really & *");

    // When
    // Then
    EmbeddedKafka.start(strange).close();
  }

  @Test
  void failsWithoutEndingThisJvmAndStartsOnceTheFolderIsMended() throws Exception {
    // Given
    EmbeddedKafka.start(data).close();
    Path metadata = data.resolve("log/__cluster_metadata-0");
    Path away = Files.move(metadata, data.resolve("away"));
    Files.createFile(metadata);

    // When
    assertThatThrownBy(() -> EmbeddedKafka.start(data))
        .isInstanceOfSatisfying(
            InfrastructureException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.START_FAILED))
        .hasMessageContaining(data.toRealPath().toString());

    // Then
    Files.delete(metadata);
    Files.move(away, metadata);
    EmbeddedKafka.start(data).close();
  }

  private int killAfterAcknowledging(int records) throws Exception {
    try (ChildJvm child = ChildJvm.start(KafkaChild.class, List.of(), data)) {
      child.awaitCount("acknowledged", records);
      child.kill();
      return child.lastCount("acknowledged");
    }
  }

  private void namesFolderAndOwner(Throwable thrown) {
    assertThat(((InfrastructureException) thrown).reason()).isEqualTo(Reason.FOLDER_IN_USE);
    assertThat(thrown)
        .hasMessageContaining(data.toAbsolutePath().toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());
  }

  private static int port(EmbeddedKafka kafka) {
    return Integer.parseInt(kafka.bootstrapServers().replace("127.0.0.1:", ""));
  }
}
