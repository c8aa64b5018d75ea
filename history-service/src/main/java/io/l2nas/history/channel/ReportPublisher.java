package io.l2nas.history.channel;

import io.l2nas.contracts.PoolEvent;
import io.l2nas.history.ledger.Quarantines;
import io.l2nas.history.ledger.Teams;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells what teams may have, and have used, and who is in quarantine, whenever that has changed.
 */
@ApplicationScoped
public class ReportPublisher {
  private static final Logger LOGGER = Logger.getLogger(ReportPublisher.class);
  private static final String SOURCE = "l2nas/history";

  private final Teams teams;
  private final Quarantines quarantines;
  private final MutinyEmitter<byte[]> reports;
  private final Map<Subject, PoolEvent> told = new ConcurrentHashMap<>();

  /** What a report is about. */
  private record Subject(Class<?> kind, String name) {
    static Subject of(PoolEvent report) {
      return new Subject(report.getClass(), report.subject());
    }
  }

  ReportPublisher(
      Teams teams,
      Quarantines quarantines,
      // A report that waits is soon followed by a newer one.
      @Channel("reports-out") @OnOverflow(OnOverflow.Strategy.DROP) MutinyEmitter<byte[]> reports) {
    this.teams = teams;
    this.quarantines = quarantines;
    this.reports = reports;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  public Uni<Void> publish() {
    return tell("what teams may have", teams.all())
        .chain(() -> tell("who is in quarantine", quarantines.all()));
  }

  private Uni<Void> tell(String what, Uni<? extends List<? extends PoolEvent>> all) {
    return all.invoke(reported -> reported.forEach(this::tell))
        .onFailure()
        .invoke(e -> LogLine.of(what + " is not told now").error(e).warn(LOGGER))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void tell(PoolEvent report) {
    Subject subject = Subject.of(report);
    if (!report.equals(told.get(subject))) {
      reports
          .sendMessage(EventMessage.of(report, SOURCE))
          .subscribe()
          .with(
              sent -> told.put(subject, report),
              failure ->
                  LogLine.of("a report was not sent")
                      .event(report.id())
                      .error(failure)
                      .warn(LOGGER));
    }
  }
}
