package io.l2nas.history.channel;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the outbox empty and its bookkeeping fresh while nothing else happens. */
@ApplicationScoped
public class OutboxSchedule {
  private final Outbox outbox;

  OutboxSchedule(Outbox outbox) {
    this.outbox = outbox;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> saveProgress() {
    return outbox.saveProgress();
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  Uni<Void> publishStragglers() {
    return outbox.publishStragglers();
  }
}
