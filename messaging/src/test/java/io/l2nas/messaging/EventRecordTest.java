package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What stands under another key, or on another topic, is no event of that place. */
class EventRecordTest {
  private static final String EVALUATIONS = "l2nas.evaluations.v1";
  private static final String TEAMS = "l2nas.teams.v1";

  @Test
  void anEventIsReadWhereItBelongs() throws MalformedRecordException {
    // Given
    ActionProposed action = Events.actionProposed();
    TeamReported team = Events.teamReported();

    // When
    // Then
    assertThat(
            EventRecord.evaluation(
                record(EVALUATIONS, Events.EXPERIMENT, Events.evaluationCompleted())))
        .isEqualTo(Events.evaluationCompleted());
    assertThat(EventRecord.state(record("any", Events.EXPERIMENT, Events.stateAdvanced())))
        .isEqualTo(Events.stateAdvanced());
    assertThat(EventRecord.report(PoolEvent.class, record(TEAMS, team.team(), team)))
        .isEqualTo(team);
    assertThat(EventRecord.action(record("l2nas.actions.v1." + action.pool(), null, action)))
        .isEqualTo(action);
    assertThat(EventRecord.recall(record("any", "any", action))).isEqualTo(action);
  }

  @Test
  void anotherExperimentsKeyIsRefused() {
    assertThatThrownBy(
            () ->
                EventRecord.evaluation(
                    record(EVALUATIONS, "other\n", Events.evaluationCompleted())))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(
            "key is 'other\uFFFD'; it must be '%s', the experiment of the event"
                .formatted(Events.EXPERIMENT));
    assertThatThrownBy(() -> EventRecord.state(record("any", null, Events.stateAdvanced())))
        .hasMessage(
            "key is missing; it must be '%s', the experiment of the event"
                .formatted(Events.EXPERIMENT));
  }

  @Test
  void aReportUnderAnotherNameIsRefused() {
    // Given
    QuarantineReported report = Events.quarantineReported();

    // When
    // Then
    assertThatThrownBy(
            () ->
                EventRecord.report(
                    QuarantineReported.class, record("l2nas.quarantines.v1", "x", report)))
        .hasMessage(
            "key is 'x'; it must be '%s', what the report is about".formatted(report.evaluator()));
  }

  @Test
  void aReportOnAnotherTopicIsRefused() {
    // Given
    QuarantineReported report = Events.quarantineReported();

    // When
    // Then
    assertThatThrownBy(
            () -> EventRecord.report(PoolEvent.class, record(TEAMS, report.evaluator(), report)))
        .hasMessage(
            "topic is 'l2nas.teams.v1'; what the record says belongs to 'l2nas.quarantines.v1'");
  }

  @Test
  void anActionOfAnotherPoolIsRefused() {
    // Given
    ActionProposed action = Events.actionProposed();

    // When
    // Then
    assertThatThrownBy(
            () -> EventRecord.action(record("l2nas.actions.v1.other", action.id(), action)))
        .hasMessage(
            "topic is 'l2nas.actions.v1.other'; what the record says belongs to 'l2nas.actions.v1.%s'"
                .formatted(action.pool()));
  }

  private static ConsumerRecord<String, byte[]> record(String topic, String key, Event event) {
    return new ConsumerRecord<>(topic, 0, 0, key, EventCodec.encode(event));
  }
}
