package io.l2nas.evaluator.channel;

import io.l2nas.contracts.BusySlot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Where the evaluations of one evaluator run: so many at once, a thread each. */
final class Slots {
  private final int count;
  private final Semaphore free;
  private final ExecutorService threads;
  private final Set<RunningEvaluation> running = ConcurrentHashMap.newKeySet();

  Slots(int count, ThreadFactory threads) {
    this.count = count;
    this.free = new Semaphore(count);
    this.threads = Executors.newFixedThreadPool(count, threads);
  }

  int count() {
    return count;
  }

  /** Returns whether there is a free slot, after so long at the latest. */
  boolean awaitFree(Duration limit) {
    try {
      if (!free.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      free.release();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs it as soon as a slot is free.
   *
   * @param changed is called when the slot is taken, and when it is free again
   */
  void run(RunningEvaluation evaluation, Consumer<RunningEvaluation> work, Runnable changed) {
    free.acquireUninterruptibly();
    running.add(evaluation);
    changed.run();
    threads.execute(
        () -> {
          try {
            work.accept(evaluation);
          } finally {
            running.remove(evaluation);
            free.release();
            changed.run();
          }
        });
  }

  /** What runs now. */
  List<BusySlot> busy() {
    return running.stream().map(RunningEvaluation::slot).toList();
  }

  /** Returns whether nothing runs any more, after so long at the latest. */
  boolean awaitIdle(Duration limit) throws InterruptedException {
    return free.tryAcquire(count, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Hands back what runs. */
  List<CompletableFuture<Void>> release() {
    return running.stream().map(RunningEvaluation::release).toList();
  }

  void close() {
    threads.shutdownNow();
  }
}
