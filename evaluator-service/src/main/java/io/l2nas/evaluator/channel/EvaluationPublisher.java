package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.messaging.EventMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Sends what evaluators tell; what one evaluator tells of one experiment arrives in the order in
 * which it was told.
 */
@ApplicationScoped
public class EvaluationPublisher {
  private static final Logger LOGGER = Logger.getLogger(EvaluationPublisher.class);
  private static final String SOURCE = "l2nas/evaluator";

  private final MutinyEmitter<byte[]> evaluations;

  EvaluationPublisher(
      // The slots bound what can wait here.
      @Channel("evaluations-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> evaluations) {
    this.evaluations = evaluations;
  }

  void publish(EvaluationEvent event) {
    evaluations
        .sendMessage(EventMessage.of(event, SOURCE))
        .subscribe()
        .with(
            sent -> {},
            failure -> LOGGER.errorf(failure, "evaluation event %s was not sent", event.id()));
  }
}
