package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.EvaluationInterruptedException;
import io.l2nas.messaging.DeadLetters;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
 * <p>The thread that polls only polls; evaluations have threads of their own, one per slot.
 */
final class PoolMember implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(PoolMember.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final Supplier<ShareConsumer<byte[], byte[]>> connection;
  private final ActionEvaluation evaluation;
  private final EvaluationPublisher publisher;
  private final DeadLetters deadLetters;
  private final Semaphore freeSlots;
  private final ExecutorService slots;
  private final Thread poller;
  private volatile ShareConsumer<byte[], byte[]> consumer;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param connection opens a consumer that hands out one record a poll
   * @param slots how many evaluations may run at once
   */
  PoolMember(
      Supplier<ShareConsumer<byte[], byte[]>> connection,
      ActionEvaluation evaluation,
      EvaluationPublisher publisher,
      DeadLetters deadLetters,
      int slots) {
    this.connection = connection;
    this.evaluation = evaluation;
    this.publisher = publisher;
    this.deadLetters = deadLetters;
    this.freeSlots = new Semaphore(slots);
    this.slots = Executors.newFixedThreadPool(slots, task -> thread(task, "slot"));
    this.poller = thread(this::run, "poll");
  }

  void start() {
    poller.start();
  }

  /** Whether actions are being taken, or would be if a slot were free. */
  boolean isTakingWork() {
    return poller.isAlive() && consumer != null;
  }

  String id() {
    return evaluation.evaluatorId();
  }

  @Override
  public void close() {
    closing.countDown();
    ShareConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    slots.shutdownNow();
    try {
      poller.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosing()) {
      try (ShareConsumer<byte[], byte[]> opened = connection.get()) {
        consumer = opened;
        takeWork(opened);
      } catch (WakeupException e) {
        LOGGER.debugf("evaluator %s was woken up", id());
      } catch (KafkaException | IllegalStateException e) {
        LOGGER.warnf(
            "evaluator %s lost its broker and connects again: error=%s", id(), e.toString());
        awaitClosing(RECONNECT);
      } finally {
        consumer = null;
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void awaitClosing(Duration limit) {
    try {
      if (closing.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.debugf("evaluator %s closes", id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeWork(ShareConsumer<byte[], byte[]> opened) {
    while (!isClosing()) {
      if (awaitFreeSlot()) {
        for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
          take(record);
          opened.acknowledge(record, AcknowledgeType.ACCEPT);
        }
        opened.commitAsync();
      }
    }
  }

  private boolean awaitFreeSlot() {
    try {
      if (!freeSlots.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      freeSlots.release();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      ActionProposed action = EventCodec.decode(ActionProposed.class, record.value());
      freeSlots.acquireUninterruptibly();
      publisher.publish(
          new EvaluationStarted(action.experiment(), action.step(), action.attempt(), id()));
      slots.execute(() -> work(action, record));
    } catch (RejectedExecutionException e) {
      LOGGER.debugf("evaluator %s closes before it begins: error=%s", id(), e.getMessage());
    } catch (MalformedRecordException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    }
  }

  private void work(ActionProposed action, ConsumerRecord<byte[], byte[]> record) {
    try {
      EvaluationOutcome outcome = evaluation.evaluate(action);
      if (!isClosing()) {
        publisher.publish(outcome);
      }
    } catch (IllegalArgumentException e) {
      deadLetters.bury(record, e.getMessage()).await().indefinitely();
    } catch (EvaluationInterruptedException e) {
      LOGGER.debugf("evaluator %s closes in the middle of %s", id(), action.id());
    } finally {
      freeSlots.release();
    }
  }

  private Thread thread(Runnable task, String role) {
    Thread thread = new Thread(task, id() + "-" + role);
    thread.setDaemon(true);
    return thread;
  }
}
