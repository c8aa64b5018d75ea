package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database together: kept where a folder is given, gone where none is. */
class InfrastructureIT {
  @TempDir Path data;

  @Test
  void keepsTheFolderItIsGiven() throws Exception {
    // Given
    try (Infrastructure both = Infrastructure.start(Optional.of(data))) {
      KafkaClient client = new KafkaClient(both.bootstrapServers());
      client.createTopic("topic", 1);
      client.produce("topic", List.of("record"));
      Rows.of(both.postgres()).execute("CREATE TABLE kept AS SELECT 'row'::text AS value");
    }

    // When
    try (Infrastructure again = Infrastructure.start(Optional.of(data))) {

      // Then
      assertThat(new KafkaClient(again.bootstrapServers()).read("topic")).containsExactly("record");
      assertThat(Rows.of(again.postgres()).single("SELECT value FROM kept")).isEqualTo("row");
    }
  }

  @Test
  void deletesItsOwnFolderAndDoesNotWaitForTheDisk() throws Exception {
    // Given
    try (ChildJvm child =
        ChildJvm.start(InfrastructureChild.class, List.of("-Djava.io.tmpdir=" + data))) {
      child.value("ready");
      assertThat(temporaryFolders()).hasSize(1);
      assertThat(child.value("fsync")).isEqualTo("off");

      // When
      child.askToClose();
      child.value("closed");

      // Then
      assertThat(temporaryFolders()).isEmpty();
      assertThat(Ports.answersOnLoopback(Integer.parseInt(child.value("port")))).isFalse();
    }
  }

  @Test
  void closesOnce() {
    // Given
    Infrastructure both = Infrastructure.start(Optional.empty());
    both.close();

    // When
    both.close();

    // Then
    assertThat(Ports.answersOnLoopback(both.postgres().port())).isFalse();
  }

  @Test
  void leavesNothingRunningWhenTheBrokerDoesNotStart() throws Exception {
    // Given
    try (EmbeddedKafka other = EmbeddedKafka.start(data.resolve("kafka"))) {

      // When
      assertThatThrownBy(() -> Infrastructure.start(Optional.of(data)))
          .hasMessageContaining("in use by process");
    }

    // Then
    assertThat(data.resolve("postgres/pgdata")).isDirectory();
    assertThat(data.resolve("postgres/pgdata/postmaster.pid")).doesNotExist();
  }

  @Test
  void leavesNothingRunningWhenTheDatabaseDoesNotStart() throws Exception {
    // Given
    Files.createFile(data.resolve("postgres"));

    // When
    assertThatThrownBy(() -> Infrastructure.start(Optional.of(data)))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining(data.resolve("postgres").toString());

    // Then
    EmbeddedKafka.start(data.resolve("kafka")).close();
  }

  private List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("l2nas-data-")).toList();
    }
  }
}
