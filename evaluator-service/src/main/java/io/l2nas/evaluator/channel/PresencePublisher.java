package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Sends what evaluators tell of themselves. */
@ApplicationScoped
public class PresencePublisher {
  private static final Logger LOGGER = Logger.getLogger(PresencePublisher.class);
  private static final String SOURCE = "l2nas/evaluator";

  private final MutinyEmitter<byte[]> reports;

  PresencePublisher(
      // A report that waits is soon followed by a newer one.
      @Channel("evaluators-out") @OnOverflow(OnOverflow.Strategy.DROP)
          MutinyEmitter<byte[]> reports) {
    this.reports = reports;
  }

  /** Sends it; the future ends when the broker has it. */
  CompletableFuture<Void> publish(EvaluatorReported report) {
    return reports
        .sendMessage(EventMessage.of(report, SOURCE))
        .onFailure()
        .invoke(
            failure ->
                LogLine.of("a report was not sent").event(report.id()).error(failure).warn(LOGGER))
        .subscribeAsCompletionStage();
  }
}
