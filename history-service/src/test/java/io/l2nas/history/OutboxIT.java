package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.history.ledger.Publications;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is recorded comes to Kafka, whoever recorded it and however large it is. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class OutboxIT extends RecordingTestBase {
  @Inject Publications publications;

  @Test
  void publishesAStateThatIsLargerThanItsOutcome() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);
    Map<String, Double> reported = new TreeMap<>();
    IntStream.range(0, 8_000)
        .forEach(i -> reported.put("metric-" + i + "-".repeat(100), i + 0.123456789));
    EvaluationOutcome talkative = Outcomes.reporting(search.outcomes().get(0), reported);

    // When
    send(talkative);

    // Then
    assertThat(states.await(search.id(), 3))
        .isEqualTo(StateStream.texts(search.stream(List.of(talkative))));
  }

  @Test
  void publishesWhatAnotherProcessRecordedAndDidNotLiveToPublish() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(4);
    List<ExperimentEvent> expected = search.stream();

    // When
    for (ExperimentEvent event : expected.subList(1, expected.size())) {
      ledger.append(event, event.endsExperiment() ? "COMPLETED" : "RUNNING");
    }
    ledger.update(
        "update experiment set changed_at = now() - interval '1 hour' where id = ?", search.id());

    // Then
    assertThat(states.await(search.id(), expected.size())).isEqualTo(StateStream.texts(expected));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        ledger.select("select published from experiment where id = ?", search.id()))
                    .containsExactly("" + (expected.size() - 1)));
  }

  /** It has to look up what another process recorded, and the database has just gone away. */
  @Test
  void goesOnWhenItCouldNotReadWhatIsToBePublished() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    List<EvaluationOutcome> outcomes = search.outcomes();
    send(outcomes.get(0));
    states.await(search.id(), 2);
    ledger.append(
        new ExperimentStatusChanged(search.id(), 2, ExperimentStatus.PAUSED, "paused on request"),
        "PAUSED");

    // When
    ledger.update("alter table experiment rename column published to unreadable");
    try {
      send(outcomes.get(1));
      await().during(Duration.ofMillis(500)).until(() -> ledger.stream(search.id()).size() == 4);
    } finally {
      ledger.update("alter table experiment rename column unreadable to published");
    }
    send(outcomes.get(2));

    // Then
    assertThat(states.await(search.id(), 6)).isEqualTo(ledger.stream(search.id()));
  }

  /** Nobody waits for the bookkeeping, and it waits for nobody: else there are deadlocks. */
  @Test
  @Timeout(60)
  void notesHowFarTheOthersArePublishedWhileOneIsBeingWritten() throws Throwable {
    // Given
    SubmittedSearch busy = SubmittedSearch.of(2);
    SubmittedSearch idle = SubmittedSearch.of(2);
    List<ExperimentEvent> published = List.of(busy.stream().get(1), idle.stream().get(1));

    // When
    Set<String> noted;
    try (Connection writer = database.getConnection()) {
      writer.setAutoCommit(false);
      try (Statement statement = writer.createStatement()) {
        statement.executeUpdate(
            "update experiment set changed_at = now() where id = '" + busy.id() + "'");
      }
      noted = VertxContextSupport.subscribeAndAwait(() -> publications.save(published));
      writer.rollback();
    }

    // Then
    assertThat(noted).containsExactly(idle.id());
    assertThat(VertxContextSupport.subscribeAndAwait(() -> publications.save(published)))
        .containsExactlyInAnyOrder(busy.id(), idle.id());
  }

  @Test
  void doesNotForgetHowFarAStreamIsPublished() throws Throwable {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    List<ExperimentEvent> stream = search.stream();
    VertxContextSupport.subscribeAndAwait(() -> publications.save(stream.subList(3, 4)));

    // When
    VertxContextSupport.subscribeAndAwait(() -> publications.save(stream.subList(1, 2)));

    // Then
    assertThat(ledger.select("select published from experiment where id = ?", search.id()))
        .containsExactly("3");
  }
}
