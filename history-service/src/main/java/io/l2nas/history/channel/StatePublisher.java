package io.l2nas.history.channel;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.messaging.EventMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends the events of the state streams, in the order given. */
@ApplicationScoped
public class StatePublisher {
  private static final String SOURCE = "l2nas/history";

  private final MutinyEmitter<byte[]> states;

  StatePublisher(
      // One batch at a time bounds what can wait here.
      @Channel("states-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> states) {
    this.states = states;
  }

  /** Ends when the broker has all of them. */
  public Uni<Void> publish(List<ExperimentEvent> events) {
    return CallerContext.all(
        events.stream().map(event -> states.sendMessage(EventMessage.of(event, SOURCE))).toList());
  }
}
