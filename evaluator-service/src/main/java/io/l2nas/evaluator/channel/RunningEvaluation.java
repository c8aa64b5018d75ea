package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.EvaluationInterruptedException;
import io.l2nas.messaging.LogLine;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One evaluation at work. While it lasts it is heard of every third of its lease; it ends once, in
 * an outcome or by being handed back, and whatever comes of it after that is not told.
 */
final class RunningEvaluation {
  private static final Logger LOGGER = Logger.getLogger(RunningEvaluation.class);

  private final ActionProposed action;
  private final ActionEvaluation evaluation;
  private final EvaluationPublisher publisher;
  private final EvaluationTrace trace;
  private final long startedAt = System.nanoTime();
  private Future<?> heartbeat = CompletableFuture.completedFuture(null);
  private Future<?> timeout = CompletableFuture.completedFuture(null);
  private Thread worker;
  private int beats;
  private boolean ended;
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

  RunningEvaluation(
      ActionProposed action,
      ActionEvaluation evaluation,
      EvaluationPublisher publisher,
      EvaluationTrace trace) {
    this.action = action;
    this.evaluation = evaluation;
    this.publisher = publisher;
    this.trace = trace;
  }

  /**
   * Evaluates, on this thread, until there is an outcome or the action was handed back.
   *
   * @throws IllegalArgumentException if the action cannot be evaluated by anybody
   */
  void run(ScheduledExecutorService clock) {
    begin(clock);
    try {
      end(evaluation.evaluate(action, this::report));
    } catch (EvaluationInterruptedException e) {
      line("an evaluation was interrupted").debug(LOGGER);
      end(released());
    } finally {
      finish();
    }
  }

  /**
   * Hands the action back, unless the evaluation has ended.
   *
   * @return ends when the broker knows that, or how else it ended
   */
  synchronized CompletableFuture<Void> release() {
    end(released());
    return told;
  }

  /** What it is, and for how long it has been at work. */
  BusySlot slot() {
    return new BusySlot(action.experiment(), action.step(), action.attempt(), seconds());
  }

  private LogLine line(String what) {
    return LogLine.of(what)
        .experiment(action.experiment())
        .step(action.step())
        .attempt(action.attempt())
        .evaluator(evaluation.evaluatorId());
  }

  private double seconds() {
    return (System.nanoTime() - startedAt) / 1e9;
  }

  private EvaluationReleased released() {
    return new EvaluationReleased(
        action.experiment(), action.step(), action.attempt(), evaluation.evaluatorId());
  }

  private synchronized void begin(ScheduledExecutorService clock) {
    worker = Thread.currentThread();
    long third = Math.max(1, (long) (action.terms().leaseSeconds() * 1000 / 3));
    heartbeat =
        clock.scheduleAtFixedRate(() -> report(Map.of()), third, third, TimeUnit.MILLISECONDS);
    timeout =
        clock.schedule(
            this::timeOut, (long) (action.terms().timeoutSeconds() * 1000), TimeUnit.MILLISECONDS);
  }

  private synchronized void report(Map<String, Double> metrics) {
    if (!ended) {
      beats++;
      Map<String, Double> finite = new TreeMap<>(metrics);
      finite.values().removeIf(value -> !Double.isFinite(value));
      publisher.mention(
          new EvaluationProgressed(
              action.experiment(),
              action.step(),
              action.attempt(),
              evaluation.evaluatorId(),
              beats,
              finite),
          trace.context());
    }
  }

  private void timeOut() {
    line("an evaluation takes longer than it may and is interrupted; its slot is free when it ends")
        .warn(LOGGER);
    end(evaluation.timedOut(action, seconds()));
  }

  private synchronized void end(EvaluationEvent last) {
    if (ended) {
      return;
    }
    ended = true;
    heartbeat.cancel(false);
    timeout.cancel(false);
    if (worker != null && worker != Thread.currentThread()) {
      worker.interrupt();
    }
    trace.end(last);
    told = publisher.publish(last, trace.context());
  }

  /** From here on the thread belongs to others. */
  private synchronized void finish() {
    ended = true;
    heartbeat.cancel(false);
    timeout.cancel(false);
    worker = null;
    trace.close();
    Thread.interrupted();
  }
}
