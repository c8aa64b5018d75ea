package io.l2nas.standalone.keystone;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes traces as a collector does: OTLP over HTTP, in protocol buffers. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  /**
   * A span.
   *
   * @param service whose it is
   * @param parent the id of its parent; empty if it has none
   */
  record Received(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      long step,
      long from,
      long to) {}

  TraceReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** What a service needs to send its traces here. */
  Map<String, String> environment() {
    return Map.of(
        "QUARKUS_OTEL_SDK_DISABLED",
        "false",
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Received> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private void keep(ResourceSpans resource) {
    String service =
        value(resource.getResource().getAttributesList(), "service.name").getStringValue();
    resource
        .getScopeSpansList()
        .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(received(service, span))));
  }

  private static Received received(String service, Span span) {
    return new Received(
        service,
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        value(span.getAttributesList(), "l2nas.step").getIntValue(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano());
  }

  private static AnyValue value(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in " + attributes))
        .getValue();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
