package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger itself refuses, whoever writes. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class LedgerConstraintsIT extends RecordingTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void hasALedgerThatRefusesWhatIsNotFinite(String number) {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);
    String insert =
        "insert into outcome (experiment, step, architecture, value, reward, reported, event) values (?, 0, 'x', %s, %s, '{}', '{}')";
    String bad = "cast('" + number + "' as double precision)";

    // When // Then
    assertThatThrownBy(() -> ledger.update(insert.formatted("1", bad), search.id()))
        .hasMessageContaining("outcome_reward_check");
    assertThatThrownBy(() -> ledger.update(insert.formatted(bad, "1"), search.id()))
        .hasMessageContaining("outcome_value_check");
  }

  @Test
  void hasOneFirstOutcomeOfAStep() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);
    String insert =
        "insert into outcome (experiment, step, architecture, reported, event) values (?, 0, 'x', '{}', '{}')";
    ledger.update(insert, search.id());

    // When // Then
    assertThatThrownBy(() -> ledger.update(insert, search.id()))
        .hasMessageContaining("outcome_pkey");
  }

  @Test
  void hasOneEventOfASequenceNumber() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);

    // When // Then
    assertThatThrownBy(
            () ->
                ledger.update(
                    "insert into stream_event (experiment, sequence, event) values (?, 0, '{}')",
                    search.id()))
        .hasMessageContaining("stream_event_pkey");
  }

  @Test
  void hasNoValueWithoutAReward() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1);

    // When // Then
    assertThatThrownBy(
            () ->
                ledger.update(
                    "insert into outcome (experiment, step, architecture, value, reported, event) values (?, 0, 'x', 1, '{}', '{}')",
                    search.id()))
        .hasMessageContaining("outcome_check");
  }
}
