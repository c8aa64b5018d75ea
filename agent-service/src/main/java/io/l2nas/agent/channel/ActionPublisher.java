package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.core.dispatch.Place;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.TraceHeader;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Sends actions to the pools that they are meant for. */
@ApplicationScoped
public class ActionPublisher {
  private static final Logger LOGGER = Logger.getLogger(ActionPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final StepTraces traces;
  private final MutinyEmitter<byte[]> actions;

  ActionPublisher(
      StepTraces traces,
      // The parallelism of the experiments bounds what can wait here.
      @Channel("actions-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> actions) {
    this.traces = traces;
    this.actions = actions;
  }

  /**
   * Sends it.
   *
   * @param found is told where in the queue it stands, on a thread of the Kafka client
   */
  void publish(ActionProposed action, BiConsumer<ActionProposed, Place> found) {
    OutgoingMessageMetadata<RecordMetadata> sent = new OutgoingMessageMetadata<>();
    Span span = traces.sending(action);
    actions
        .sendMessage(
            TraceHeader.write(span.getSpanContext(), EventMessage.of(action, SOURCE))
                .addMetadata(sent))
        .onTermination()
        .invoke(span::end)
        .subscribe()
        .with(
            done ->
                found.accept(
                    action, new Place(sent.getResult().partition(), sent.getResult().offset())),
            failure ->
                LogLine.of("an action was not sent")
                    .experiment(action.experiment())
                    .step(action.step())
                    .attempt(action.attempt())
                    .thrown(failure)
                    .fail(LOGGER));
  }
}
