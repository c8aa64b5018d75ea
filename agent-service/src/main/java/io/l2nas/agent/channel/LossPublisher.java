package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.messaging.EventMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells of steps over which too many evaluators were lost: none of them can. */
@ApplicationScoped
public class LossPublisher {
  private static final Logger LOGGER = Logger.getLogger(LossPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final MutinyEmitter<byte[]> losses;

  LossPublisher(
      // The open steps bound what can wait here.
      @Channel("losses-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> losses) {
    this.losses = losses;
  }

  void publish(EvaluationFailed lost) {
    LOGGER.warnf(
        "step lost: experimentId=%s step=%d attempt=%d evaluatorId=%s",
        lost.experiment(), lost.step(), lost.attempt(), lost.evaluator());
    losses
        .sendMessage(EventMessage.of(lost, SOURCE))
        .subscribe()
        .with(sent -> {}, failure -> LOGGER.errorf(failure, "the loss %s was not sent", lost.id()));
  }
}
