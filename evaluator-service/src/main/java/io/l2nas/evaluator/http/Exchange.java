package io.l2nas.evaluator.http;

import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.evaluator.http.BoundedBody.Body;
import io.l2nas.evaluator.wire.Quote;
import io.l2nas.messaging.LogLine;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/**
 * Posts a request until a service answers it. A service that is busy (503, 429) is asked again for
 * as long as the evaluation may take, one that cannot be reached a few times. Safe for many
 * threads.
 */
final class Exchange {
  private static final Logger LOGGER = Logger.getLogger(Exchange.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Patience patience;

  /** Redirects are not followed: only the operator says where requests go. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  Exchange(Patience patience) {
    this.patience = patience;
  }

  /**
   * The body of the answer.
   *
   * @throws EvaluationException if the service cannot be reached, or answers with anything but 200
   * @throws InterruptedException if the thread was interrupted; the request is cancelled then
   */
  String post(Service service, String json) throws EvaluationException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.url())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    int unreachable = 0;
    for (int tries = 1; ; tries++) {
      OptionalLong retryAfter = OptionalLong.empty();
      try {
        HttpResponse<Body> response = send(request);
        if (!isBusy(response)) {
          return text(service, response);
        }
        retryAfter = retryAfter(response);
        LogLine.of("%s is busy: %d".formatted(service.title(), response.statusCode()))
            .debug(LOGGER);
      } catch (IOException e) {
        unreachable++;
        if (unreachable >= patience.connections()) {
          throw service.failure(
              "cannot be reached (tried %d times): %s; is it up, and is l2nas.evaluator.services.%s.url right?"
                  .formatted(unreachable, e, service.name()));
        }
      }
      Thread.sleep(patience.pause(tries, retryAfter).toMillis());
    }
  }

  private HttpResponse<Body> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Body>> response =
        client.sendAsync(request, head -> new BoundedBody());
    try {
      return response.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().toString(), e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static boolean isBusy(HttpResponse<Body> response) {
    return response.statusCode() == UNAVAILABLE || response.statusCode() == TOO_MANY_REQUESTS;
  }

  /** Seconds; the other form, a date, would need two clocks that agree. */
  private static OptionalLong retryAfter(HttpResponse<Body> response) {
    return response.headers().firstValue("Retry-After").stream()
        .filter(value -> value.matches("\\d{1,9}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static String text(Service service, HttpResponse<Body> response)
      throws EvaluationException {
    String text = response.body().text();
    if (response.statusCode() != OK) {
      throw service.failure(
          "answered with status %d and %s; it must answer with %d, or with %d while it is busy"
              .formatted(response.statusCode(), Quote.beginning(text), OK, UNAVAILABLE));
    }
    if (!response.body().complete()) {
      throw service.failure(
          "answered more than %d bytes, which begin with %s; a result is one small JSON object"
              .formatted(BoundedBody.MAX_BYTES, Quote.beginning(text)));
    }
    return text;
  }
}
