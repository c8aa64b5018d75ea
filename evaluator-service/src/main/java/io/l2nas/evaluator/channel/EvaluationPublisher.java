package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.TraceHeader;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
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

  private final EvaluationMetrics metrics;
  private final MutinyEmitter<byte[]> evaluations;

  EvaluationPublisher(
      EvaluationMetrics metrics,
      // The slots bound what can wait here.
      @Channel("evaluations-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> evaluations) {
    this.metrics = metrics;
    this.evaluations = evaluations;
  }

  /**
   * Sends it; the future ends when the broker has it.
   *
   * @param trace the span that it is told in
   */
  CompletableFuture<Void> publish(EvaluationEvent event, SpanContext trace) {
    metrics.count(event);
    return send(event, trace).subscribeAsCompletionStage();
  }

  /** Sends it without waiting: another will follow. */
  void mention(EvaluationEvent event, SpanContext trace) {
    send(event, trace).subscribe().with(sent -> {}, failure -> {});
  }

  private Uni<Void> send(EvaluationEvent event, SpanContext trace) {
    return evaluations
        .sendMessage(TraceHeader.write(trace, EventMessage.of(event, SOURCE)))
        .onFailure()
        .invoke(
            failure ->
                LogLine.of("what an evaluator tells was not sent")
                    .event(event.id())
                    .thrown(failure)
                    .fail(LOGGER));
  }
}
