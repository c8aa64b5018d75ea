package io.l2nas.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Events;
import io.l2nas.messaging.EventMessage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record says in which span it was written, and is believed if it says it well. */
class TraceHeaderTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String WRITTEN = "00-" + TRACE + "-" + SPAN + "-01";

  @Test
  void whatIsWrittenIsRead() {
    // Given
    SpanContext span =
        SpanContext.create(
            TRACE,
            SPAN,
            TraceFlags.getSampled(),
            TraceState.builder().put("vendor", "text").build());

    // When
    Headers headers = headers(TraceHeader.write(span, message()));

    // Then
    assertThat(new String(headers.lastHeader("traceparent").value(), StandardCharsets.UTF_8))
        .isEqualTo(WRITTEN);
    assertThat(names(headers)).doesNotContain("tracestate").contains("ce_id");
    SpanContext read = TraceHeader.read(headers);
    assertThat(read.getTraceId()).isEqualTo(TRACE);
    assertThat(read.getSpanId()).isEqualTo(SPAN);
    assertThat(read.isSampled()).isTrue();
    assertThat(read.isRemote()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no trace",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void whatIsNotWellFormedIsNotThere(String value) {
    // Given
    Headers headers =
        new RecordHeaders().add("traceparent", value.getBytes(StandardCharsets.UTF_8));

    // When
    // Then
    assertThat(TraceHeader.read(headers).isValid()).isFalse();
  }

  @Test
  void neitherIsAHeaderWithoutAValue() {
    assertThat(TraceHeader.read(new RecordHeaders().add("traceparent", null)).isValid()).isFalse();
    assertThat(TraceHeader.read(new RecordHeaders()).isValid()).isFalse();
  }

  @Test
  void whoIsOffReadsNothingAndWritesNothing() {
    // Given
    StepTracer off = new StepTracer(OpenTelemetry.noop(), true);
    Headers headers =
        new RecordHeaders().add("traceparent", WRITTEN.getBytes(StandardCharsets.UTF_8));
    ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]);
    headers.forEach(record.headers()::add);

    // When
    SpanContext parent = off.parentOf(record);
    Span span = off.begin(StepSpan.RECORD, parent, "exp-1", 0, Instant.EPOCH);

    // Then
    assertThat(off.isOn()).isFalse();
    assertThat(parent.isValid()).isFalse();
    assertThat(span).isSameAs(Span.getInvalid());
    assertThat(names(headers(TraceHeader.write(span.getSpanContext(), message()))))
        .doesNotContain("traceparent")
        .hasSize(6);
  }

  private static Message<byte[]> message() {
    return EventMessage.of(Events.evaluationStarted(), "l2nas/test");
  }

  private static Headers headers(Message<byte[]> message) {
    return message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow().getHeaders();
  }

  private static List<String> names(Headers headers) {
    List<String> names = new ArrayList<>();
    for (Header header : headers) {
      names.add(header.key());
    }
    return names;
  }
}
