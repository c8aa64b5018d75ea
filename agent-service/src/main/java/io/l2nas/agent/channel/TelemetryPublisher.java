package io.l2nas.agent.channel;

import io.l2nas.contracts.StepLearned;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells what agents made of outcomes, to whoever wants to watch; nothing waits for it. What the
 * broker does not take in time is left out: a point of a curve less.
 */
@ApplicationScoped
class TelemetryPublisher {
  private static final Logger LOGGER = Logger.getLogger(TelemetryPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private static final int MOST_WAITING = 1024;

  private final MutinyEmitter<byte[]> telemetry;
  private final AtomicBoolean lost = new AtomicBoolean();

  TelemetryPublisher(
      @Channel("telemetry-out")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
          MutinyEmitter<byte[]> telemetry) {
    this.telemetry = telemetry;
  }

  void publish(StepLearned learned) {
    telemetry
        .sendMessage(EventMessage.of(learned, SOURCE))
        .subscribe()
        .with(sent -> lost.set(false), failure -> complain(learned, failure));
  }

  /** Once for all that are lost until one is told again. */
  private void complain(StepLearned learned, Throwable failure) {
    if (lost.compareAndSet(false, true)) {
      LogLine.of("what agents have learned is not told; searches go on, their curves have gaps")
          .experiment(learned.experiment())
          .step(learned.step())
          .error(failure)
          .warn(LOGGER);
    }
  }
}
