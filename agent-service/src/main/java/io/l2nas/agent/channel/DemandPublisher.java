package io.l2nas.agent.channel;

import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells what the experiments of this instance ask for, when it changes and now and then. */
@ApplicationScoped
public class DemandPublisher {
  private static final Logger LOGGER = Logger.getLogger(DemandPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final OwnDemands demands;
  private final LoopMetrics metrics;
  private final MutinyEmitter<byte[]> reports;
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private int number;

  private record Told(DemandReported report, long at) {
    boolean isStale(DemandReported next, long now) {
      return !report.experiments().equals(next.experiments())
          || now - at >= PoolEvent.INTERVAL.toNanos();
    }
  }

  DemandPublisher(
      OwnDemands demands,
      LoopMetrics metrics,
      // A report that waits is soon followed by a newer one.
      @Channel("demands-out") @OnOverflow(OnOverflow.Strategy.DROP) MutinyEmitter<byte[]> reports) {
    this.demands = demands;
    this.metrics = metrics;
    this.reports = reports;
  }

  synchronized void publish() {
    long now = System.nanoTime();
    List<DemandReported> current = demands.reports();
    metrics.asked(current);
    for (DemandReported report : current) {
      Told last = told.get(report.subject());
      if (last == null || last.isStale(report, now)) {
        number++;
        send(
            new DemandReported(report.pool(), report.partition(), number, report.experiments()),
            now);
      }
    }
  }

  private void send(DemandReported report, long now) {
    reports
        .sendMessage(EventMessage.of(report, SOURCE))
        .subscribe()
        .with(
            sent -> told.put(report.subject(), new Told(report, now)),
            failure ->
                LogLine.of("a report was not sent").event(report.id()).error(failure).warn(LOGGER));
  }
}
