package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.TraceHeader;
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

  private final StepTraces traces;
  private final MutinyEmitter<byte[]> outcomes;

  OutcomePublisher(
      StepTraces traces,
      // The open steps bound what can wait here.
      @Channel("outcomes-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> outcomes) {
    this.traces = traces;
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
        .sendMessage(TraceHeader.write(traces.answered(outcome), EventMessage.of(outcome, SOURCE)))
        .subscribe()
        .with(
            sent -> {},
            failure -> {
              LogLine.of("an outcome was not sent, and is sent again")
                  .experiment(outcome.experiment())
                  .step(outcome.step())
                  .thrown(failure)
                  .fail(LOGGER);
              failed.run();
            });
  }

  private static Void log(EvaluationCompleted reused) {
    LogLine.of("score reused").experiment(reused.experiment()).step(reused.step()).debug(LOGGER);
    return null;
  }

  private static Void log(EvaluationFailed failed) {
    LogLine.of("step not evaluated")
        .experiment(failed.experiment())
        .step(failed.step())
        .attempt(failed.attempt())
        .reason(failed.reason())
        .error(failed.message())
        .to(LOGGER, level(failed.reason()));
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
