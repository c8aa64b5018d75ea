package io.l2nas.agent.channel;

import io.l2nas.contracts.StepLearned;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells what agents made of outcomes, to whoever wants to watch; nothing waits for it. */
@ApplicationScoped
class TelemetryPublisher {
  private static final Logger LOGGER = Logger.getLogger(TelemetryPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final MutinyEmitter<byte[]> telemetry;

  TelemetryPublisher(
      // A broker that takes none of it has no new states either, so few can wait here.
      @Channel("telemetry-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> telemetry) {
    this.telemetry = telemetry;
  }

  void publish(StepLearned learned) {
    telemetry
        .sendMessage(EventMessage.of(learned, SOURCE))
        .subscribe()
        .with(
            sent -> {},
            failure ->
                LogLine.of("what an agent has learned was not told")
                    .experiment(learned.experiment())
                    .step(learned.step())
                    .error(failure)
                    .debug(LOGGER));
  }
}
