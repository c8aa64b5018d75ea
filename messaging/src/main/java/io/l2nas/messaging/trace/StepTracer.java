package io.l2nas.messaging.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Begins the spans of steps: a trace per step. A trace tells people what took how long, and decides
 * nothing. As long as it is off, which it is by default, no header is read or written and no span
 * is made.
 */
@ApplicationScoped
public class StepTracer {
  private static final String SCOPE = "io.l2nas";

  private final boolean on;
  private final Tracer tracer;

  StepTracer(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    this.on = !disabled;
    this.tracer = telemetry.getTracer(SCOPE);
  }

  public boolean isOn() {
    return on;
  }

  /** In which span a record was written; none if it does not say, or says it badly. */
  public SpanContext parentOf(ConsumerRecord<?, ?> record) {
    return on ? TraceHeader.read(record.headers()) : SpanContext.getInvalid();
  }

  /**
   * Begins a span; whoever gets it ends it.
   *
   * @param parent what it follows from; a trace of its own begins if that is none
   * @param step the step, from 0
   * @param since when it began, by the clock of whoever noted it
   */
  public Span begin(StepSpan what, SpanContext parent, String experiment, int step, Instant since) {
    if (!on) {
      return Span.getInvalid();
    }
    SpanBuilder span =
        tracer
            .spanBuilder(what.title())
            .setSpanKind(what.kind())
            .setStartTimestamp(since)
            .setAttribute("l2nas.experiment", experiment)
            .setAttribute("l2nas.step", step);
    return parent.isValid()
        ? span.setParent(Context.root().with(Span.wrap(parent))).startSpan()
        : span.setNoParent().startSpan();
  }
}
