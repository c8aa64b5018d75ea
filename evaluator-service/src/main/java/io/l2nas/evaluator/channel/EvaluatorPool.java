package io.l2nas.evaluator.channel;

import io.l2nas.contracts.Topic;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.StepTracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The evaluators of this process, all members of one pool: started with it, closed with it. */
@ApplicationScoped
public class EvaluatorPool {
  private static final Logger LOGGER = Logger.getLogger(EvaluatorPool.class);

  private final EvaluatorConfig config;
  private final Map<String, Object> kafka;
  private final List<ArchitectureEvaluator> evaluators;
  private final ProvidedEvaluators provided;
  private final EvaluationPublisher publisher;
  private final PresencePublisher presence;
  private final Quarantine quarantine;
  private final DeadLetters deadLetters;
  private final StepTracer tracer;
  private final EvaluationMetrics metrics;
  private final List<PoolMember> members = new ArrayList<>();
  private volatile boolean started;
  private boolean inHurry;
  private final List<Thread> drains = new CopyOnWriteArrayList<>();

  EvaluatorPool(
      EvaluatorConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @Any Instance<ArchitectureEvaluator> evaluators,
      ProvidedEvaluators provided,
      EvaluationPublisher publisher,
      PresencePublisher presence,
      Quarantine quarantine,
      DeadLetters deadLetters,
      StepTracer tracer,
      EvaluationMetrics metrics) {
    this.config = config;
    this.kafka = kafka;
    this.provided = provided;
    this.evaluators = Stream.concat(evaluators.stream(), provided.evaluators().stream()).toList();
    this.publisher = publisher;
    this.presence = presence;
    this.quarantine = quarantine;
    this.deadLetters = deadLetters;
    this.tracer = tracer;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    String id = EvaluatorName.of(config.id());
    String device = config.device().orElseGet(provided.device());
    LogLine.of("evaluators compute on " + device).pool(config.pool()).info(LOGGER);
    for (int instance = 0; instance < config.instances(); instance++) {
      String memberId = config.instances() == 1 ? id : id + "-" + instance;
      members.add(member(memberId, device));
    }
    metrics.watch(
        () -> config.instances() * config.slots(),
        () -> members.stream().mapToInt(PoolMember::busySlots).sum());
    members.forEach(PoolMember::start);
    started = true;
  }

  private PoolMember member(String id, String device) {
    Slots slots = new Slots(config.slots(), task -> PoolMember.thread(task, id, "slot"));
    return new PoolMember(
        () -> connect(kafka, config.pool()),
        new ActionEvaluation(evaluators, id, System::nanoTime),
        publisher,
        deadLetters,
        tracer,
        slots,
        new Presence(id, config.pool(), device, slots, presence),
        quarantine);
  }

  void stop(@Observes ShutdownEvent event) {
    beginToDrain();
    drains.forEach(EvaluatorPool::join);
  }

  private synchronized void beginToDrain() {
    for (PoolMember member : members) {
      Thread drain = new Thread(() -> member.drain(config.drain()), member.id() + "-drain");
      drain.start();
      drains.add(drain);
    }
    if (inHurry) {
      drains.forEach(Thread::interrupt);
    }
  }

  /** Cuts {@link #stop} short, also if that has not begun yet. */
  public synchronized void handBackNow() {
    inHurry = true;
    drains.forEach(Thread::interrupt);
  }

  /** Whether every member takes work. */
  public boolean isTakingWork() {
    return started && members.stream().allMatch(PoolMember::isTakingWork);
  }

  /** Why members are in quarantine, by their names. */
  public Map<String, String> quarantined() {
    Map<String, String> reasons = new TreeMap<>();
    members.forEach(
        member -> member.quarantined().ifPresent(why -> reasons.put(member.id(), why.reason())));
    return reasons;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A member of the pool's share group, which is handed one action a poll. */
  static ShareConsumer<byte[], byte[]> connect(Map<String, Object> kafka, String pool) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, Topic.evaluatorsOf(pool));
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    // Work may take hours; a member that holds no lock is never in the way.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    ShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.actionsOf(pool)));
    return consumer;
  }
}
