package io.l2nas.history.channel;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.trace.TraceHeader;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends the events of the state streams, in the order given. */
@ApplicationScoped
public class StatePublisher {
  private static final String SOURCE = "l2nas/history";

  private final RecordTraces traces;
  private final MutinyEmitter<byte[]> states;

  StatePublisher(
      RecordTraces traces,
      // One batch at a time bounds what can wait here.
      @Channel("states-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> states) {
    this.traces = traces;
    this.states = states;
  }

  /** Ends when the broker has all of them. */
  public Uni<Void> publish(List<ExperimentEvent> events) {
    return CallerContext.all(
        events.stream().map(event -> states.sendMessage(message(event))).toList());
  }

  private Message<byte[]> message(ExperimentEvent event) {
    return TraceHeader.write(traces.of(event), EventMessage.of(event, SOURCE));
  }
}
