package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluations that outlast something: a lease, the patience of their experiment, the evaluator. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class LongEvaluationIT {
  private static final AtomicInteger POOLS = new AtomicInteger();

  @Inject EvaluationPublisher publisher;
  @Inject PresencePublisher presence;
  @Inject DeadLetters burials;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  private final String pool = "long-" + POOLS.incrementAndGet();
  private final Patient evaluator = new Patient();
  private TopicProbe actions;
  private TopicProbe evaluations;

  /** Ends when it is told to, tells a metric, and notes when it was interrupted. */
  private static final class Patient implements ArchitectureEvaluator {
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public String name() {
      return "table";
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
        throws InterruptedException {
      begun.incrementAndGet();
      progress.report(Map.of("epoch", 1.0, "loss", Double.NaN));
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
        throw e;
      }
      return new Score(91.5, 0.915, Map.of());
    }
  }

  @BeforeEach
  void open() {
    try (Admin admin = Admin.create(kafka)) {
      TopicCreation.create(admin, List.of(pool), 1);
    }
    actions = new TopicProbe(Topic.actionsOf(pool));
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
  }

  @AfterEach
  void close() {
    evaluator.end.countDown();
    actions.close();
    evaluations.close();
  }

  @Test
  void isHeardOfEveryThirdOfItsLease() {
    // Given
    PoolMember member = start(1);

    // When
    send(0, new EvaluationTerms(1.5, 60, 3));
    List<EvaluationEvent> heard = heard(6);
    evaluator.end.countDown();
    List<EvaluationEvent> all = heard(heard.size() + 1);

    // Then
    assertThat(heard.get(0)).isEqualTo(new EvaluationStarted(pool, 0, 1, "patient-" + pool));
    assertThat(heard.get(1))
        .isEqualTo(
            new EvaluationProgressed(pool, 0, 1, "patient-" + pool, 1, Map.of("epoch", 1.0)));
    assertThat(heard.subList(2, heard.size()))
        .allMatch(EvaluationProgressed.class::isInstance)
        .extracting(event -> ((EvaluationProgressed) event).number())
        .containsExactly(IntStream.range(2, heard.size()).boxed().toArray(Integer[]::new));
    assertThat(all).filteredOn(EvaluationCompleted.class::isInstance).hasSize(1);
    assertThat(evaluator.begun).hasValue(1);
    member.drain(Duration.ZERO);
  }

  @Test
  void failsWhenItTakesLongerThanItMay() {
    // Given
    PoolMember member = start(1);

    // When
    send(0, new EvaluationTerms(30, 0.5, 3));
    List<EvaluationEvent> heard = heard(3);

    // Then
    EvaluationFailed failed = (EvaluationFailed) heard.get(2);
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failed.message())
        .isEqualTo(
            "the evaluation took longer than 0.5 s; give it more time (timeoutSeconds), or make it"
                + " faster");
    assertThat(failed.seconds()).isBetween(0.5, 10.0);
    await().untilTrue(evaluator.interrupted);
    evaluator.end.countDown();
    send(1, new EvaluationTerms(30, 60, 3));
    assertThat(heard(6).get(5)).isInstanceOf(EvaluationCompleted.class);
    member.drain(Duration.ZERO);
  }

  @Test
  void isHandedBackWhenTheEvaluatorHasToStop() {
    // Given
    PoolMember member = start(2);
    send(0, EvaluationTerms.DEFAULT);
    send(1, EvaluationTerms.DEFAULT);
    heard(4);

    // When
    member.drain(Duration.ofMillis(100));

    // Then
    List<EvaluationEvent> heard = heard(6);
    assertThat(heard.subList(4, 6))
        .containsExactlyInAnyOrder(
            new EvaluationReleased(pool, 0, 1, "patient-" + pool),
            new EvaluationReleased(pool, 1, 1, "patient-" + pool));
    assertThat(evaluator.interrupted).isTrue();
    assertThat(member.isTakingWork()).isFalse();
  }

  @Test
  void isHandedBackAtOnceWhenTheEvaluatorIsToldToHurry() throws InterruptedException {
    // Given
    PoolMember member = start(1);
    send(0, EvaluationTerms.DEFAULT);
    heard(2);

    // When
    Thread drain = new Thread(() -> member.drain(Duration.ofHours(1)));
    drain.start();
    await().until(() -> !member.isTakingWork());
    drain.interrupt();

    // Then
    assertThat(heard(3).get(2)).isEqualTo(new EvaluationReleased(pool, 0, 1, "patient-" + pool));
    drain.join(TimeUnit.SECONDS.toMillis(30));
    assertThat(drain.isAlive()).isFalse();
  }

  @Test
  void mayEndWhileTheEvaluatorDrains() throws InterruptedException {
    // Given
    PoolMember member = start(1);
    send(0, EvaluationTerms.DEFAULT);
    heard(2);

    // When
    Thread drain = new Thread(() -> member.drain(Duration.ofMinutes(1)));
    drain.start();
    await().until(() -> !member.isTakingWork());
    send(1, EvaluationTerms.DEFAULT);
    evaluator.end.countDown();
    drain.join(TimeUnit.SECONDS.toMillis(30));

    // Then
    assertThat(drain.isAlive()).isFalse();
    assertThat(heard(3).get(2)).isInstanceOf(EvaluationCompleted.class);
    PoolMember next = start(1);
    assertThat(heard(6).subList(3, 6)).extracting(EvaluationEvent::step).containsOnly(1);
    next.drain(Duration.ZERO);
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
    return reports.await(1, ofPool).stream().map(LongEvaluationIT::report).toList();
  }

  private static EvaluatorReported report(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluatorReported.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }

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

  private PoolMember start(int slots) {
    PoolMember member = member(() -> EvaluatorPool.connect(kafka, pool), slots);
    member.start();
    return member;
  }

  private PoolMember member(Supplier<ShareConsumer<byte[], byte[]>> connection, int count) {
    String id = "patient-" + pool;
    Slots slots = new Slots(count, task -> PoolMember.thread(task, id, "slot"));
    return new PoolMember(
        connection,
        new ActionEvaluation(List.of(evaluator), id, System::nanoTime),
        publisher,
        burials,
        slots,
        new Presence(id, pool, "patience", slots, presence));
  }

  private void send(int step, EvaluationTerms terms) {
    ActionProposed action = Toy.action(pool, step).dispatched(1, terms);
    actions.send(action.id(), EventCodec.encode(action));
  }

  private List<EvaluationEvent> heard(int count) {
    return evaluations.await(count, record -> pool.equals(record.key())).stream()
        .map(LongEvaluationIT::event)
        .toList();
  }

  private static EvaluationEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }
}
