package io.l2nas.history.channel;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.messaging.trace.StepSpan;
import io.l2nas.messaging.trace.StepTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The history's part of the traces: {@code record}. An outcome may be recorded long before its turn
 * comes; where the latest {@value #MOST} were recorded is remembered until then.
 */
@ApplicationScoped
class RecordTraces {
  private static final int MOST = 10_000;

  private final StepTracer tracer;
  private final Map<Step, SpanContext> recorded = new Latest();

  private record Step(String experiment, int number) {
    static Step of(EvaluationOutcome outcome) {
      return new Step(outcome.experiment(), outcome.step());
    }
  }

  RecordTraces(StepTracer tracer) {
    this.tracer = tracer;
  }

  /** Outcomes have come, each in a record. */
  Batch begin(Map<EvaluationOutcome, ? extends ConsumerRecord<?, ?>> sources) {
    Map<EvaluationOutcome, Span> spans = new IdentityHashMap<>();
    if (tracer.isOn()) {
      Instant now = Instant.now();
      sources.forEach(
          (outcome, record) ->
              spans.put(
                  outcome,
                  tracer
                      .begin(
                          StepSpan.RECORD,
                          tracer.parentOf(record),
                          outcome.experiment(),
                          outcome.step(),
                          now)
                      .setAttribute("l2nas.attempt", outcome.attempt())));
    }
    return new Batch(spans);
  }

  /** The span in which an event came about, if that is known. */
  synchronized SpanContext of(ExperimentEvent event) {
    return event instanceof StateAdvanced state
        ? recorded.getOrDefault(Step.of(state.outcome()), SpanContext.getInvalid())
        : SpanContext.getInvalid();
  }

  private synchronized void remember(EvaluationOutcome outcome, SpanContext span) {
    recorded.put(Step.of(outcome), span);
  }

  private synchronized void forget(ExperimentEvent event) {
    if (event instanceof StateAdvanced state) {
      recorded.remove(Step.of(state.outcome()));
    }
  }

  /** The spans of outcomes that came together. */
  final class Batch {
    private final Map<EvaluationOutcome, Span> spans;

    private Batch(Map<EvaluationOutcome, Span> spans) {
      this.spans = spans;
    }

    /** It is recorded what becomes of them. */
    void recorded(HistoryBatch batch) {
      if (!spans.isEmpty()) {
        batch.firsts().forEach(outcome -> remember(outcome, describe(outcome, "first")));
        batch.late().forEach(outcome -> describe(outcome, "late"));
        batch.rejected().forEach(rejection -> describe(rejection.outcome(), "rejected"));
      }
    }

    /** What follows from them is published. */
    void published(HistoryBatch batch) {
      if (!spans.isEmpty()) {
        spans.values().forEach(Span::end);
        batch.events().forEach(RecordTraces.this::forget);
      }
    }

    private SpanContext describe(EvaluationOutcome outcome, String result) {
      return spans.get(outcome).setAttribute("l2nas.result", result).getSpanContext();
    }
  }

  /** What is not published here must not stay for ever. */
  private static final class Latest extends LinkedHashMap<Step, SpanContext> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Step, SpanContext> eldest) {
      return size() > MOST;
    }
  }
}
