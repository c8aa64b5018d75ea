package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What an evaluator tells of itself. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class PresenceIT extends PatientTestBase {

  @Test
  void takesNoWorkWithoutABrokerAndConnectsAgain() {
    // Given
    AtomicInteger tries = new AtomicInteger();
    PoolMember member =
        member(
            () -> {
              tries.incrementAndGet();
              throw new KafkaException("nobody answers");
            },
            1);

    // When
    member.start();

    // Then
    await().until(() -> tries.get() >= 2);
    assertThat(member.isTakingWork()).isFalse();
    member.drain(Duration.ZERO);
  }

  @Test
  void tellsThatItIsThereWhatItDoesAndThatItLeaves() {
    // Given
    TopicProbe reports = new TopicProbe(Topic.EVALUATORS.topicName());

    // When
    PoolMember member = start(2);
    send(3, EvaluationTerms.DEFAULT);
    List<EvaluatorReported> told = told(reports, report -> !report.running().isEmpty());
    evaluator.end.countDown();
    told(reports, report -> report.number() > 1 && report.running().isEmpty());
    member.drain(Duration.ZERO);

    // Then
    List<EvaluatorReported> all = told(reports, report -> report.state() == EvaluatorState.GONE);
    assertThat(told.get(0))
        .extracting(
            EvaluatorReported::pool,
            EvaluatorReported::number,
            EvaluatorReported::state,
            EvaluatorReported::slots,
            EvaluatorReported::device)
        .containsExactly(pool, 1, EvaluatorState.TAKING, 2, "patience");
    BusySlot slot = told.get(told.size() - 1).running().get(0);
    assertThat(slot)
        .extracting(BusySlot::experiment, BusySlot::step, BusySlot::attempt)
        .containsExactly(pool, 3, 1);
    assertThat(slot.seconds()).isBetween(0.0, 60.0);
    assertThat(all)
        .extracting(EvaluatorReported::state)
        .endsWith(EvaluatorState.DRAINING, EvaluatorState.GONE);
    assertThat(all)
        .extracting(EvaluatorReported::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size()).boxed().toList());
    reports.close();
  }

  /** All reports of this pool until one that fits. */
  private List<EvaluatorReported> told(TopicProbe reports, Predicate<EvaluatorReported> last) {
    Predicate<ConsumerRecord<String, byte[]>> ofPool =
        record -> ("patient-" + pool).equals(record.key());
    reports.await(1, ofPool.and(record -> last.test(report(record))));
    return reports.await(1, ofPool).stream().map(PresenceIT::report).toList();
  }

  private static EvaluatorReported report(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluatorReported.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }
}
