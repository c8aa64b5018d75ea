package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.messaging.EventMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Tells of steps that no evaluator will end: too many were lost over them, or a budget is spent.
 */
@ApplicationScoped
public class FailurePublisher {
  private static final Logger LOGGER = Logger.getLogger(FailurePublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final MutinyEmitter<byte[]> failures;

  FailurePublisher(
      // The open steps bound what can wait here.
      @Channel("failures-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> failures) {
    this.failures = failures;
  }

  void publish(EvaluationFailed failed) {
    LOGGER.logf(
        failed.reason() == Reason.LOST ? Level.WARN : Level.INFO,
        "step not evaluated: experimentId=%s step=%d attempt=%d reason=%s",
        failed.experiment(),
        failed.step(),
        failed.attempt(),
        failed.reason());
    failures
        .sendMessage(EventMessage.of(failed, SOURCE))
        .subscribe()
        .with(
            sent -> {},
            failure -> LOGGER.errorf(failure, "the failure %s was not sent", failed.id()));
  }
}
