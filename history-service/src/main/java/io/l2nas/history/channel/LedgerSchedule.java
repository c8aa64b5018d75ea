package io.l2nas.history.channel;

import io.l2nas.history.ledger.Deadlines;
import io.l2nas.messaging.LogLine;
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
 * What is to be done to the ledger while nothing else happens: keep the outbox empty and its
 * bookkeeping fresh, and end experiments whose time is over. What fails is tried again at the next
 * turn. When the application stops, a turn that is under way is waited for, since the database goes
 * next.
 */
@ApplicationScoped
public class LedgerSchedule {
  private static final Logger LOGGER = Logger.getLogger(LedgerSchedule.class);
  private static final int TASKS = 3;
  private static final long PATIENCE_SECONDS = 5;

  private final Outbox outbox;
  private final Deadlines deadlines;

  /** Each task that is under way holds one; who stops takes all and keeps them. */
  private final Semaphore turns = new Semaphore(TASKS);

  LedgerSchedule(Outbox outbox, Deadlines deadlines) {
    this.outbox = outbox;
    this.deadlines = deadlines;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> saveProgress() {
    return turn("saving how far streams are published", outbox::saveProgress);
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> publishStragglers() {
    return turn("publishing stragglers", outbox::publishStragglers);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> expireExperiments() {
    return turn(
        "ending experiments whose time is over",
        () -> deadlines.expire().chain(outbox::publishStored));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (!turns.tryAcquire(TASKS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LogLine.of(
              "the ledger is still written after " + PATIENCE_SECONDS + " s; stopping all the same")
          .warn(LOGGER);
    }
  }

  private Uni<Void> turn(String name, Supplier<Uni<Void>> task) {
    if (!turns.tryAcquire()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .deferred(task::get)
        .onFailure()
        .invoke(e -> LogLine.of(name + " waits for its next turn").error(e).warn(LOGGER))
        .onFailure()
        .recoverWithNull()
        .onTermination()
        .invoke(() -> turns.release());
  }
}
