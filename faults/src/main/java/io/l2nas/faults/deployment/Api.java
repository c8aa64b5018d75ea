package io.l2nas.faults.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.json.RequestCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a client sees, one that asks again when nobody answers. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long BETWEEN_TRIES_MILLIS = 250;
  private static final int SERVER_ERROR = 500;

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  public Api(URI server) {
    this.server = server;
  }

  /**
   * Submits an experiment; returns its id.
   *
   * @param key by which a request that is sent again is known
   */
  public String submit(ExperimentRequest request, String key) throws InterruptedException {
    return answer(
            request("/api/v1/experiments")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(RequestCodec.encode(request)))
                .build())
        .path("id")
        .asText();
  }

  public JsonNode experiment(String experiment) throws InterruptedException {
    return answer(request("/api/v1/experiments/" + experiment).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(10));
  }

  private JsonNode answer(HttpRequest request) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() < 300) {
          return JSON.readTree(response.body());
        }
        require(
            response.statusCode() >= SERVER_ERROR && System.nanoTime() < deadline,
            request.uri() + " answered " + response.statusCode() + ": " + response.body());
      } catch (IOException e) {
        require(System.nanoTime() < deadline, request.uri() + " does not answer: " + e);
      }
      Thread.sleep(BETWEEN_TRIES_MILLIS);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
