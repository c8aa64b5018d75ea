package io.l2nas.evaluator.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.messaging.trace.StepSpan;
import io.l2nas.messaging.trace.StepTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One attempt in the trace of its step: {@code wait}, which is over when the action is taken, and
 * {@code evaluate}.
 */
final class EvaluationTrace {
  private final Span evaluate;

  private EvaluationTrace(Span evaluate) {
    this.evaluate = evaluate;
  }

  /** An evaluator has taken an action, and begins. */
  static EvaluationTrace begin(
      StepTracer tracer, ActionProposed action, ConsumerRecord<?, ?> record, String evaluator) {
    if (!tracer.isOn()) {
      return new EvaluationTrace(Span.getInvalid());
    }
    Instant now = Instant.now();
    Instant queued = Instant.ofEpochMilli(record.timestamp());
    Span wait =
        tracer
            .begin(
                StepSpan.WAIT,
                tracer.parentOf(record),
                action.experiment(),
                action.step(),
                // By the clock of the agent, which may be ahead of this one.
                queued.isBefore(now) ? queued : now)
            .setAttribute("l2nas.attempt", action.attempt())
            .setAttribute("l2nas.pool", action.pool());
    wait.end(now);
    return new EvaluationTrace(
        tracer
            .begin(
                StepSpan.EVALUATE, wait.getSpanContext(), action.experiment(), action.step(), now)
            .setAttribute("l2nas.attempt", action.attempt())
            .setAttribute("l2nas.evaluator", evaluator));
  }

  /** What is told of the attempt is told in this span. */
  SpanContext context() {
    return evaluate.getSpanContext();
  }

  /** The attempt has ended. */
  void end(EvaluationEvent last) {
    if (evaluate.isRecording()) {
      if (last instanceof EvaluationOutcome outcome) {
        describe(outcome);
      } else {
        evaluate.setStatus(StatusCode.ERROR, "handed back");
      }
      evaluate.end();
    }
  }

  /** Nothing came of the attempt. */
  void close() {
    evaluate.end();
  }

  private void describe(EvaluationOutcome outcome) {
    evaluate.setAttribute("l2nas.architecture", outcome.architecture());
    outcome.match(
        score -> evaluate.setAttribute("l2nas.value", score.value()),
        failure ->
            evaluate
                .setAttribute("error.type", failure.reason().name())
                .setStatus(StatusCode.ERROR, failure.message()));
  }
}
