package io.l2nas.history.channel;

import io.l2nas.history.ledger.Deadlines;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the outbox empty and its bookkeeping fresh while nothing else happens. What fails is tried
 * again at the next turn. When the application stops, a turn that is under way is waited for, since
 * the database goes next.
 */
@ApplicationScoped
public class OutboxSchedule {
  private static final Logger LOGGER = Logger.getLogger(OutboxSchedule.class);
  private static final int TASKS = 3;
  private static final long PATIENCE_SECONDS = 5;

  private final Outbox outbox;
  private final Deadlines deadlines;

  /** Each task that is under way holds one; who stops takes all and keeps them. */
  private final Semaphore turns = new Semaphore(TASKS);

  OutboxSchedule(Outbox outbox, Deadlines deadlines) {
    this.outbox = outbox;
    this.deadlines = deadlines;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> saveProgress() {
    return turn(outbox::saveProgress);
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> publishStragglers() {
    return turn(outbox::publishStragglers);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> expireExperiments() {
    return turn(() -> deadlines.expire().chain(outbox::publishStored));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (!turns.tryAcquire(TASKS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOGGER.warnf(
          "the outbox is still at work after %d s; stopping all the same", PATIENCE_SECONDS);
    }
  }

  private Uni<Void> turn(Supplier<Uni<Void>> task) {
    if (!turns.tryAcquire()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .deferred(task::get)
        .onFailure()
        .invoke(e -> LOGGER.warnf("the outbox waits for its next turn: error=%s", e))
        .onFailure()
        .recoverWithNull()
        .onTermination()
        .invoke(() -> turns.release());
  }
}
