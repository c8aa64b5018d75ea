package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.EvaluatorSpec;
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
import io.l2nas.messaging.testing.TopicProbe;
import io.l2nas.messaging.trace.StepTracer;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An evaluator that works until it is told to end, alone in a pool of its own. */
abstract class PatientTestBase {
  private static final AtomicInteger POOLS = new AtomicInteger();

  @Inject EvaluationPublisher publisher;
  @Inject PresencePublisher presence;
  @Inject StepTracer tracer;
  @Inject DeadLetters burials;

  @Inject Quarantine quarantine;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  final String pool = "long-" + POOLS.incrementAndGet();
  final Patient evaluator = new Patient();
  String id = "patient-" + pool;
  TopicProbe actions;
  TopicProbe evaluations;

  /** Ends when it is told to, tells a metric, and notes when it was interrupted. */
  static final class Patient implements ArchitectureEvaluator {
    final CountDownLatch end = new CountDownLatch(1);
    final AtomicBoolean interrupted = new AtomicBoolean();
    final AtomicInteger begun = new AtomicInteger();

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

  PoolMember start(int slots) {
    PoolMember member = member(() -> EvaluatorPool.connect(kafka, pool), slots);
    member.start();
    return member;
  }

  PoolMember member(Supplier<ShareConsumer<byte[], byte[]>> connection, int count) {
    Slots slots = new Slots(count, task -> PoolMember.thread(task, id, "slot"));
    return new PoolMember(
        connection,
        new ActionEvaluation(List.of(evaluator), id, System::nanoTime),
        publisher,
        burials,
        tracer,
        slots,
        new Presence(id, pool, "patience", slots, presence),
        quarantine);
  }

  void send(int step, EvaluationTerms terms) {
    ActionProposed action = Toy.actionOf(pool, pool, step).dispatched(1, terms);
    actions.send(action.id(), EventCodec.encode(action));
  }

  List<EvaluationEvent> heard(int count) {
    return evaluations.await(count, record -> pool.equals(record.key())).stream()
        .map(PatientTestBase::event)
        .toList();
  }

  static EvaluationEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(EvaluationEvent.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("an evaluator wrote what cannot be read", e);
    }
  }
}
