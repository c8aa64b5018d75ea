package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.messaging.trace.StepSpan;
import io.l2nas.messaging.trace.StepTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The agent's part of the traces: {@code propose}, with which the trace of a step begins, and
 * {@code learn}, with which it ends. Remembers the open steps, the latest {@value #MOST} of them.
 */
@ApplicationScoped
class StepTraces {
  private static final int MOST = 10_000;

  private final StepTracer tracer;
  private final Map<Step, Span> open = new Latest();

  private record Step(String experiment, int number) {}

  StepTraces(StepTracer tracer) {
    this.tracer = tracer;
  }

  /** Begins to learn from an outcome that was recorded: the step is done. */
  Span learn(StateAdvanced state, ConsumerRecord<?, ?> record) {
    if (!tracer.isOn()) {
      return Span.getInvalid();
    }
    finish(new Step(state.experiment(), state.outcome().step()));
    return tracer.begin(
        StepSpan.LEARN,
        tracer.parentOf(record),
        state.experiment(),
        state.outcome().step(),
        Instant.now());
  }

  /**
   * Actions were proposed; their traces begin, unless another thread has sent one already.
   *
   * @param since when whoever proposes them began to
   */
  synchronized void proposed(List<ActionProposed> actions, Instant since) {
    if (tracer.isOn()) {
      actions.forEach(
          action ->
              open.computeIfAbsent(
                  step(action), step -> begin(action, SpanContext.getInvalid(), since)));
    }
  }

  /**
   * An action is about to be sent, maybe not for the first time.
   *
   * @return the span to be ended when the broker has it
   */
  synchronized Span sending(ActionProposed action) {
    if (!tracer.isOn()) {
      return Span.getInvalid();
    }
    Step step = step(action);
    Span first = open.get(step);
    if (first != null && first.isRecording()) {
      return first;
    }
    SpanContext parent = first == null ? SpanContext.getInvalid() : first.getSpanContext();
    Span again = begin(action, parent, Instant.now());
    open.putIfAbsent(step, again);
    return again;
  }

  /** The trace of a step that is asked about in the ledger. */
  synchronized SpanContext of(ActionProposed action) {
    Span span = open.getOrDefault(step(action), Span.getInvalid());
    return span.getSpanContext();
  }

  /** The agent itself has the outcome of a step. */
  synchronized SpanContext answered(EvaluationOutcome outcome) {
    Span span =
        open.getOrDefault(new Step(outcome.experiment(), outcome.step()), Span.getInvalid());
    span.end();
    return span.getSpanContext();
  }

  private Span begin(ActionProposed action, SpanContext parent, Instant since) {
    return tracer
        .begin(StepSpan.PROPOSE, parent, action.experiment(), action.step(), since)
        .setAttribute("l2nas.attempt", action.attempt())
        .setAttribute("l2nas.pool", action.pool());
  }

  private synchronized void finish(Step step) {
    finish(open.remove(step));
  }

  private static void finish(Span span) {
    if (span != null) {
      span.end();
    }
  }

  private static Step step(ActionProposed action) {
    return new Step(action.experiment(), action.step());
  }

  /** What is never answered must not stay for ever. */
  private static final class Latest extends LinkedHashMap<Step, Span> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Step, Span> eldest) {
      if (size() > MOST) {
        eldest.getValue().end();
        return true;
      }
      return false;
    }
  }
}
