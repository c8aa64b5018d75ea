package io.l2nas.history.channel;

import io.l2nas.contracts.TeamReported;
import io.l2nas.history.ledger.Teams;
import io.l2nas.messaging.EventMessage;
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

/** Tells what teams may have, and have used, whenever that has changed. */
@ApplicationScoped
public class TeamPublisher {
  private static final Logger LOGGER = Logger.getLogger(TeamPublisher.class);
  private static final String SOURCE = "l2nas/history";

  private final Teams teams;
  private final MutinyEmitter<byte[]> reports;
  private final Map<String, TeamReported> told = new ConcurrentHashMap<>();

  TeamPublisher(
      Teams teams,
      // A report that waits is soon followed by a newer one.
      @Channel("teams-out") @OnOverflow(OnOverflow.Strategy.DROP) MutinyEmitter<byte[]> reports) {
    this.teams = teams;
    this.reports = reports;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  public Uni<Void> publish() {
    return teams
        .all()
        .invoke(this::tell)
        .onFailure()
        .invoke(e -> LOGGER.warnf("what teams may have is not told now: error=%s", e))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void tell(List<TeamReported> all) {
    for (TeamReported team : all) {
      if (!team.equals(told.get(team.team()))) {
        reports
            .sendMessage(EventMessage.of(team, SOURCE))
            .subscribe()
            .with(
                sent -> told.put(team.team(), team),
                failure -> LOGGER.warnf("report %s was not sent: error=%s", team.id(), failure));
      }
    }
  }
}
