package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.messaging.EventMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Tells of steps that no evaluator will end: their score is known, too many were lost over them, a
 * budget is spent, or their experiment cannot be followed.
 */
@ApplicationScoped
public class OutcomePublisher {
  private static final Logger LOGGER = Logger.getLogger(OutcomePublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final MutinyEmitter<byte[]> outcomes;

  OutcomePublisher(
      // The open steps bound what can wait here.
      @Channel("outcomes-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * Sends it.
   *
   * @param failed is called if the broker does not take it
   */
  void publish(EvaluationOutcome outcome, Runnable failed) {
    outcome.match(OutcomePublisher::log, OutcomePublisher::log);
    outcomes
        .sendMessage(EventMessage.of(outcome, SOURCE))
        .subscribe()
        .with(
            sent -> {},
            failure -> {
              LOGGER.errorf(
                  failure, "the outcome %s was not sent, and is sent again", outcome.id());
              failed.run();
            });
  }

  private static Void log(EvaluationCompleted reused) {
    LOGGER.debugf("score reused: experimentId=%s step=%d", reused.experiment(), reused.step());
    return null;
  }

  private static Void log(EvaluationFailed failed) {
    LOGGER.logf(
        level(failed.reason()),
        "step not evaluated: experimentId=%s step=%d attempt=%d reason=%s error=%s",
        failed.experiment(),
        failed.step(),
        failed.attempt(),
        failed.reason(),
        failed.message());
    return null;
  }

  private static Level level(Reason reason) {
    return switch (reason) {
      case AGENT -> Level.ERROR;
      case LOST -> Level.WARN;
      case UNKNOWN_ARCHITECTURE, INVALID_REQUEST, NON_FINITE, TIMEOUT, ERROR, BUDGET -> Level.INFO;
    };
  }
}
