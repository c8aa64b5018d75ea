package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.agent.checkpoint.StoredAgents;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Topic;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.Coverage;
import io.l2nas.core.experiment.AgentShard;
import io.l2nas.core.experiment.ExperimentAgent;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent goes on from what the one before it wrote down, and writes down what it learns. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(CheckpointResource.class)
@WithTestResource(StandingEvaluators.class)
class CheckpointIT extends StateFollowerTestBase {
  private TopicProbe checkpoints;

  @BeforeEach
  void openCheckpoints() {
    checkpoints = new TopicProbe(Topic.CHECKPOINTS.topicName());
  }

  @AfterEach
  void closeCheckpoints() {
    checkpoints.close();
  }

  /** The log alone would not do: what is covered is not there any more. */
  @Test
  void goesOnFromTheCheckpoint() {
    // When
    List<ActionProposed> asked = sorted(actions.awaitFromStart(1, of("checkpoint-kept")));

    // Then
    assertThat(asked)
        .isEqualTo(CheckpointResource.kept().inFlight(CheckpointResource.STATES))
        .isNotEmpty();
    assertThat(deadLetters.awaitFromStart(0, ofStates(CheckpointResource.KEPT_PARTITION)))
        .isEmpty();
  }

  /** What is covered begins behind its end, so nothing would tell that it has ended. */
  @Test
  void aCheckpointThatTheCoverageDoesNotSpeakOfIsLeftOut() {
    // When
    actions.awaitFromStart(1, of("checkpoint-kept"));
    List<ConsumerRecord<String, byte[]>> unwanted = actions.await(0, of("checkpoint-ended"));

    // Then
    assertThat(unwanted).isEmpty();
  }

  /** With the last record the past ends, so it is read again. */
  @Test
  void whatIsCoveredIsNotFollowedAgain() {
    // When
    int last = CheckpointResource.covered().stream().size() - 1;
    states.send(CheckpointResource.COVERED_PARTITION, "nobody", new byte[] {'{'});

    // Then
    assertThat(deadLetters.awaitFromStart(1, ofStates(CheckpointResource.COVERED_PARTITION)))
        .extracting(letter -> header(letter, "dead-letter-offset"))
        .doesNotContain(String.valueOf(last));
  }

  @Test
  void readsTheLogFromItsStartWhereTheCheckpointCannotBeRead() {
    // When
    List<ActionProposed> asked = sorted(actions.awaitFromStart(1, of("checkpoint-spoilt")));

    // Then
    assertThat(asked)
        .isEqualTo(CheckpointResource.spoilt().inFlight(CheckpointResource.STATES))
        .isNotEmpty();
  }

  @Test
  void writesDownWhatItLearns() {
    // When
    send(search.until(5));

    // Then
    AgentShard shard = new AgentShard();
    shard.restore(awaitCheckpointOfEvent(5));
    shard.catchUp();
    assertThat(shard.agents())
        .flatExtracting(ExperimentAgent::inFlight)
        .extracting(action -> RecordedSearch.dispatched((ActionProposed) action, 1))
        .isEqualTo(search.inFlight(5));
    Coverage coverage = awaitCoverageOfEvent(5);
    assertThat(coverage.sequences()).containsEntry(experiment, 5L);
  }

  @Test
  void deletesTheCheckpointWhenTheExperimentHasEnded() {
    // Given
    send(search.until(5));
    awaitCoverageOfEvent(5);

    // When
    send(search.stream().subList(6, search.stream().size()));

    // Then
    checkpoints.await(1, record -> record.key().equals(experiment) && record.value() == null);
    List<ConsumerRecord<String, byte[]>> left = checkpoints.await(0, this::isOfPartition);
    ConsumerRecord<String, byte[]> last = left.get(left.size() - 1);
    assertThat(StoredAgents.coverage(last.value()).sequences()).doesNotContainKey(experiment);
  }

  private static Predicate<ConsumerRecord<String, byte[]>> ofStates(int partition) {
    return letter ->
        header(letter, "dead-letter-topic").equals(Topic.STATES.topicName())
            && header(letter, "dead-letter-partition").equals(String.valueOf(partition));
  }

  private AgentCheckpoint awaitCheckpointOfEvent(long sequence) {
    return StoredAgents.agent(
        checkpoints
            .await(
                1,
                record ->
                    record.key().equals(experiment)
                        && record.value() != null
                        && StoredAgents.agent(record.value()).sequence() == sequence)
            .get(0)
            .value());
  }

  private Coverage awaitCoverageOfEvent(long sequence) {
    return StoredAgents.coverage(
        checkpoints
            .await(
                1,
                record ->
                    isOfPartition(record)
                        && StoredAgents.coverage(record.value())
                            .sequences()
                            .getOrDefault(experiment, -1L)
                            .equals(sequence))
            .get(0)
            .value());
  }

  private boolean isOfPartition(ConsumerRecord<String, byte[]> record) {
    return record.key().equals(StoredAgents.coverageKey(record.partition()));
  }
}
