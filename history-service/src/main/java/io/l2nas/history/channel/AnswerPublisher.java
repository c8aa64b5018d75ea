package io.l2nas.history.channel;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.messaging.EventMessage;
import io.l2nas.messaging.trace.TraceHeader;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends what the history tells in place of an evaluator. */
@ApplicationScoped
public class AnswerPublisher {
  private static final String SOURCE = "l2nas/history";

  private final MutinyEmitter<byte[]> answers;

  AnswerPublisher(
      // One batch at a time bounds what can wait here.
      @Channel("answers-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> answers) {
    this.answers = answers;
  }

  /**
   * What is told.
   *
   * @param trace the span of whoever asked
   */
  record Answer(EvaluationEvent event, SpanContext trace) {}

  /** Ends when the broker has all of them. */
  Uni<Void> publish(List<Answer> told) {
    return CallerContext.all(
        told.stream().map(answer -> answers.sendMessage(message(answer))).toList());
  }

  private static Message<byte[]> message(Answer answer) {
    return TraceHeader.write(answer.trace(), EventMessage.of(answer.event(), SOURCE));
  }
}
