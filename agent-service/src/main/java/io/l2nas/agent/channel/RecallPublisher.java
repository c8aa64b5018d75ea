package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.TraceHeader;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Asks for scores of the team, before any evaluator is asked. */
@ApplicationScoped
public class RecallPublisher {
  private static final Logger LOGGER = Logger.getLogger(RecallPublisher.class);
  private static final String SOURCE = "l2nas/agent";

  private final StepTraces traces;
  private final MutinyEmitter<byte[]> recalls;

  RecallPublisher(
      StepTraces traces,
      // The open steps bound what can wait here.
      @Channel("recalls-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> recalls) {
    this.traces = traces;
    this.recalls = recalls;
  }

  void publish(ActionProposed action) {
    recalls
        .sendMessage(TraceHeader.write(traces.of(action), EventMessage.recall(action, SOURCE)))
        .subscribe()
        .with(
            sent -> {},
            failure ->
                LogLine.of("no score was asked for, so it is evaluated")
                    .experiment(action.experiment())
                    .step(action.step())
                    .error(failure)
                    .warn(LOGGER));
  }
}
