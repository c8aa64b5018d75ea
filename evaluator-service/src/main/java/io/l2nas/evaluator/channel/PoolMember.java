package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.StepTracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One evaluator in its pool: takes one action per free slot, tells that it started, acknowledges at
 * once, and works. The broker's locks therefore never decide anything about a long evaluation.
 *
 * <p>INVARIANT: an action is acknowledged only when the broker knows that it was started. Else it
 * could leave the queue, and its evaluator die, and nobody would have heard of either.
 *
 * <p>While it is in quarantine, and until it knows whether it is, it takes nothing; what runs goes
 * on.
 *
 * <p>The thread that polls only polls; evaluations have threads of their own, one per slot.
 */
final class PoolMember {
  private static final Logger LOGGER = Logger.getLogger(PoolMember.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  /** Less than any lock of the broker: an action is not started after another may have it. */
  private static final Duration START = Duration.ofSeconds(10);

  private final Supplier<ShareConsumer<byte[], byte[]>> connection;
  private final ActionEvaluation evaluation;
  private final EvaluationPublisher publisher;
  private final DeadLetters deadLetters;
  private final StepTracer tracer;
  private final Slots slots;
  private final Presence presence;
  private final Quarantine quarantine;
  private final ScheduledExecutorService clock;
  private final Thread poller;
  private final CountDownLatch draining = new CountDownLatch(1);
  private volatile ShareConsumer<byte[], byte[]> consumer;

  /**
   * @param connection opens a consumer that hands out one record a poll
   * @param slots where evaluations run
   * @param presence tells others of it
   * @param quarantine says whether it may take anything
   */
  PoolMember(
      Supplier<ShareConsumer<byte[], byte[]>> connection,
      ActionEvaluation evaluation,
      EvaluationPublisher publisher,
      DeadLetters deadLetters,
      StepTracer tracer,
      Slots slots,
      Presence presence,
      Quarantine quarantine) {
    this.connection = connection;
    this.evaluation = evaluation;
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.tracer = tracer;
    this.slots = slots;
    this.presence = presence;
    this.quarantine = quarantine;
    this.clock = Executors.newSingleThreadScheduledExecutor(task -> thread(task, id(), "clock"));
    this.poller = thread(this::run, id(), "poll");
  }

  void start() {
    poller.start();
    presence.begin(clock, this::state);
  }

  /** Whether actions are being taken, or would be if a slot were free. */
  boolean isTakingWork() {
    return poller.isAlive() && consumer != null && !isDraining();
  }

  /** How many evaluations run now. */
  int busySlots() {
    return slots.busy().size();
  }

  String id() {
    return evaluation.evaluatorId();
  }

  /** Why it is in quarantine, if it is. */
  Optional<QuarantineReported> quarantined() {
    return quarantine.of(id());
  }

  /** What others may expect of it, as long as it is not told to stop; empty until it knows. */
  private Optional<EvaluatorState> state() {
    if (!poller.isAlive()) {
      return Optional.of(EvaluatorState.GONE);
    }
    if (!quarantine.isKnown()) {
      return Optional.empty();
    }
    return Optional.of(
        quarantined().isPresent() ? EvaluatorState.QUARANTINED : EvaluatorState.TAKING);
  }

  /**
   * Takes nothing more, lets what runs end for so long, and hands the rest back; at once, if it is
   * interrupted. Returns when the broker knows of all that, or has not answered for some seconds.
   */
  void drain(Duration grace) {
    draining.countDown();
    ShareConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    presence.drain();
    if (!awaitIdle(grace)) {
      line("hands back what it has not finished").info(LOGGER);
    }
    List<CompletableFuture<Void>> sent = new ArrayList<>(slots.release());
    sent.add(presence.end());
    awaitSent(sent);
    slots.close();
    clock.shutdownNow();
  }

  private boolean awaitIdle(Duration grace) {
    try {
      poller.join(START.toMillis());
      return slots.awaitIdle(grace);
    } catch (InterruptedException e) {
      line("is told to hurry").debug(LOGGER);
      return false;
    }
  }

  private void run() {
    while (!isDraining()) {
      Optional<QuarantineReported> why = quarantined();
      if (!quarantine.isKnown()) {
        awaitDraining(SOON);
      } else if (why.isPresent()) {
        sitOut(why.get().reason());
      } else {
        takeWhileConnected();
      }
    }
  }

  private boolean mayTake() {
    return quarantine.isKnown() && quarantined().isEmpty();
  }

  private void sitOut(String reason) {
    line("is in quarantine and takes nothing until it is released").error(reason).warn(LOGGER);
    while (!isDraining() && !mayTake()) {
      awaitDraining(POLL);
    }
    if (!isDraining()) {
      line("is released and takes work again").info(LOGGER);
    }
  }

  private void takeWhileConnected() {
    try (ShareConsumer<byte[], byte[]> opened = connection.get()) {
      consumer = opened;
      takeWork(opened);
    } catch (WakeupException e) {
      line("was woken up").debug(LOGGER);
    } catch (KafkaException | IllegalStateException e) {
      line("lost its broker and connects again").error(e).warn(LOGGER);
      awaitDraining(RECONNECT);
    } finally {
      consumer = null;
    }
  }

  private boolean isDraining() {
    return draining.getCount() == 0;
  }

  private void awaitDraining(Duration limit) {
    try {
      if (draining.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        line("drains").debug(LOGGER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeWork(ShareConsumer<byte[], byte[]> opened) {
    while (!isDraining() && mayTake()) {
      if (slots.awaitFree(POLL)) {
        for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
          opened.acknowledge(record, take(record));
        }
        opened.commitAsync();
      }
    }
  }

  private AcknowledgeType take(ConsumerRecord<byte[], byte[]> record) {
    try {
      ActionProposed action = EventRecord.action(record);
      // Before it is told that this begins: what began and never ends speaks against an evaluator.
      ActionEvaluation.requireFits(action);
      EvaluationTrace trace = EvaluationTrace.begin(tracer, action, record, id());
      if (!isStarted(action, trace)) {
        trace.close();
        return AcknowledgeType.RELEASE;
      }
      slots.run(
          new RunningEvaluation(action, evaluation, publisher, trace),
          begun -> work(begun, record),
          presence::changed);
    } catch (MalformedRecordException | IllegalArgumentException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    }
    return AcknowledgeType.ACCEPT;
  }

  private boolean isStarted(ActionProposed action, EvaluationTrace trace) {
    try {
      publisher
          .publish(
              new EvaluationStarted(action.experiment(), action.step(), action.attempt(), id()),
              trace.context())
          .get(START.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      line("could not tell that it starts, and leaves it")
          .experiment(action.experiment())
          .step(action.step())
          .error(e)
          .warn(LOGGER);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void work(RunningEvaluation begun, ConsumerRecord<byte[], byte[]> record) {
    try {
      begun.run(clock);
    } catch (IllegalArgumentException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    }
  }

  private void awaitSent(List<CompletableFuture<Void>> sent) {
    try {
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
          .get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      line("could not tell that it leaves; what it has not finished waits for its lease to end")
          .error(e)
          .warn(LOGGER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LogLine line(String what) {
    return LogLine.of("an evaluator " + what).evaluator(id());
  }

  /** A thread of an evaluator. */
  static Thread thread(Runnable task, String evaluator, String role) {
    Thread thread = new Thread(task, evaluator + "-" + role);
    thread.setDaemon(true);
    return thread;
  }
}
