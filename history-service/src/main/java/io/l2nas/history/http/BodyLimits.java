package io.l2nas.history.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses a body that is too large before any of it is read, and large ones of which too many come
 * at once: whatever is sent, bodies take a bounded part of the heap.
 */
@ApplicationScoped
class BodyLimits {
  /** Every action carries what was asked for, and must fit a Kafka record, of 1 MiB by default. */
  static final int MAX_BYTES = 512 * 1024;

  /** A policy is the weights of two networks. */
  static final int MAX_POLICY_BYTES = 10 * 1024 * 1024;

  /** Of all large bodies that are being read; text takes about five times its bytes. */
  static final int MAX_AT_ONCE = 16 * 1024 * 1024;

  /** Up to here a body is small: a person's request is, and never waits for others'. */
  private static final int SMALL = 64 * 1024;

  private static final String SESSION = "/api/v1/session";

  private static final String POLICIES = "/api/v1/policies";

  /** Before Quarkus' own limit, which closes the connection without a word. */
  private static final int ORDER = -3;

  /** For the rest of a body that was refused; then the connection is closed. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For all of a large body that was let in: else who sends nothing keeps others out. */
  private static final Duration TO_SEND = Duration.ofSeconds(30);

  private final AtomicLong atOnce = new AtomicLong();

  void register(@Observes Router router) {
    router.route("/api/*").order(ORDER).handler(this::admit);
  }

  private void admit(RoutingContext request) {
    HttpServerRequest http = request.request();
    String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      if (http.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
        refuse(
            request,
            Status.LENGTH_REQUIRED,
            "Content-Length is missing; send it, so that a body that is too large can be refused"
                + " before it is read");
        return;
      }
      request.next(); // There is none.
      return;
    }
    long bytes = Long.parseLong(length);
    int most = most(request);
    if (bytes > most) {
      refuse(
          request,
          Status.REQUEST_ENTITY_TOO_LARGE,
          "the request has %d bytes; it must have at most %d".formatted(bytes, most));
    } else if (bytes > SMALL && !reserve(bytes, request)) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      refuse(
          request,
          Status.SERVICE_UNAVAILABLE,
          "too many large requests are being read, and this one has %d bytes; send it again in a second"
              .formatted(bytes));
    } else {
      request.next();
    }
  }

  private static int most(RoutingContext request) {
    String path = request.normalizedPath();
    if (path.startsWith(SESSION)) {
      return SMALL; // It is read before anybody knows who sends it.
    }
    return path.startsWith(POLICIES) ? MAX_POLICY_BYTES : MAX_BYTES;
  }

  private boolean reserve(long bytes, RoutingContext request) {
    if (atOnce.addAndGet(bytes) > MAX_AT_ONCE) {
      atOnce.addAndGet(-bytes);
      return false;
    }
    long patience = closeAfter(TO_SEND, request);
    request.addEndHandler(
        ended -> {
          request.vertx().cancelTimer(patience);
          atOnce.addAndGet(-bytes);
        });
    return true;
  }

  /**
   * Answers at once, and lets what is still coming go by for a while: many clients look for an
   * answer only when they have sent everything.
   */
  private static void refuse(RoutingContext request, Status status, String detail) {
    HttpServerRequest http = request.request();
    Problem.answer(request, status.getStatusCode(), detail);
    if (!http.isEnded()) {
      long patience = closeAfter(PATIENCE, request);
      http.handler(ignored -> {})
          .exceptionHandler(gone -> request.vertx().cancelTimer(patience))
          .endHandler(ended -> request.vertx().cancelTimer(patience))
          .resume();
    }
  }

  /** Gives a body up that is not there by then, with its connection; returns the timer. */
  private static long closeAfter(Duration patience, RoutingContext request) {
    HttpServerRequest http = request.request();
    return request
        .vertx()
        .setTimer(
            patience.toMillis(),
            late -> {
              if (!http.isEnded()) {
                http.connection().close();
              }
            });
  }
}
