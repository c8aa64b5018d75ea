package io.l2nas.messaging.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The header {@code traceparent} of a record, as W3C Trace Context has it: the span that the record
 * was written in. Anybody may have written it. It is used to draw traces and for nothing else, and
 * one that is not well-formed is as if it were not there.
 */
public final class TraceHeader {
  /** Its name. */
  public static final String NAME = "traceparent";

  private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();
  private static final HeaderGetter GETTER = new HeaderGetter();
  private static final TextMapSetter<Headers> SETTER = TraceHeader::set;

  private TraceHeader() {}

  /**
   * Writes it into an event that is on its way.
   *
   * @param span where it comes from; nothing is written if that is none
   * @return the same message
   */
  public static Message<byte[]> write(SpanContext span, Message<byte[]> message) {
    if (span.isValid()) {
      Headers headers =
          message
              .getMetadata(OutgoingKafkaRecordMetadata.class)
              .orElseThrow(() -> new IllegalArgumentException("the message is not for Kafka"))
              .getHeaders();
      FORMAT.inject(Context.root().with(Span.wrap(span)), headers, SETTER);
    }
    return message;
  }

  static SpanContext read(Headers headers) {
    return Span.fromContext(FORMAT.extract(Context.root(), headers, GETTER)).getSpanContext();
  }

  /** What other systems hang on to a trace, {@code tracestate}, is not passed on. */
  private static void set(Headers headers, String name, String value) {
    if (name.equals(NAME)) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final class HeaderGetter implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(NAME);
    }

    @Override
    public String get(Headers headers, String name) {
      Header header = name.equals(NAME) ? headers.lastHeader(NAME) : null;
      return header == null || header.value() == null
          ? null
          : new String(header.value(), StandardCharsets.UTF_8);
    }
  }
}
