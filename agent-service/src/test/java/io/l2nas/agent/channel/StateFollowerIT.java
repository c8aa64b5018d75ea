package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The agent at work on streams that core wrote. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class StateFollowerIT extends StateFollowerTestBase {
  @Test
  void answersASubmissionWithTheFirstActions() {
    // When
    send(search.until(0));

    // Then
    List<ConsumerRecord<String, byte[]>> records =
        actions.await(FIRST, of(experiment)).stream().toList();
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(0)).hasSize(FIRST);
    assertThat(records)
        .allSatisfy(
            record -> {
              ActionProposed action = action(record);
              assertThat(record.key()).isEqualTo(action.id());
              assertThat(header(record, "ce_id")).isEqualTo(action.id());
              assertThat(header(record, "ce_type")).isEqualTo("io.l2nas.action.proposed.v1");
              assertThat(header(record, "ce_source")).isEqualTo("l2nas/agent");
            });
  }

  @Test
  void answersEveryStateWithTheActionOfCoreBitForBit() {
    // When
    send(search.stream());

    // Then
    assertThat(actionsUntilTheEnd())
        .isEqualTo(search.actions(RecordedSearch.STEPS))
        .hasSize(RecordedSearch.STEPS);
  }

  @Test
  void dropsWhatItHasSeen() {
    // When
    send(search.until(1));
    send(search.until(4));
    send(search.until(2));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(4));
  }

  @Test
  void holdsActionsBackWhilePaused() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.PAUSED)));
    send(shifted(3, 1));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
  }

  @Test
  void sendsWhatWasHeldBackWhenResumed() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.PAUSED)));
    send(shifted(3, 1));
    send(shifted(4, 1));
    send(List.of(status(6, ExperimentStatus.RUNNING)));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(4));
  }

  @Test
  void sendsNothingAfterACancellation() {
    // When
    send(search.until(2));
    send(List.of(status(3, ExperimentStatus.CANCELLED)));
    send(shifted(3, 1));

    // Then
    assertThat(actionsUntilTheEnd()).isEqualTo(search.actions(2));
  }

  private ExperimentStatusChanged status(long sequence, ExperimentStatus status) {
    return new ExperimentStatusChanged(experiment, sequence, status, "somebody asked");
  }

  /** A state of the search as it is numbered after so many changes of status. */
  private List<ExperimentEvent> shifted(int state, int changes) {
    return List.of(shifted(search, state, changes));
  }
}
