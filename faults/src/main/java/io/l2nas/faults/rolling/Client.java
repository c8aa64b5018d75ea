package io.l2nas.faults.rolling;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A client in a loop: it submits search after search, each with an idempotency key, and sends again
 * what was not acknowledged, with the same key.
 */
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FrontDoor door;
  private final Duration pace;
  private final LongFunction<ExperimentRequest> requests;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Thread loop = new Thread(this::loop, "client");

  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private Duration longestGap = Duration.ZERO;
  private volatile boolean over;

  /**
   * It begins at once.
   *
   * @param requests by their number
   */
  Client(FrontDoor door, Duration pace, LongFunction<ExperimentRequest> requests) {
    this.door = door;
    this.pace = pace;
    this.requests = requests;
    loop.start();
  }

  /** Lets the request that is under way be acknowledged, and submits no other. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    loop.join();
  }

  /** The experiments that were acknowledged, in their order; when it is closed. */
  List<String> acknowledged() {
    return acknowledged;
  }

  /** Every request that was not, and why. */
  List<String> failures() {
    return failures;
  }

  /** The longest time between two acknowledgements. */
  Duration longestGap() {
    return longestGap;
  }

  private void loop() {
    long last = System.nanoTime();
    try {
      while (!over) {
        acknowledged.add(acknowledge(acknowledged.size()));
        long now = System.nanoTime();
        Duration gap = Duration.ofNanos(now - last);
        longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        last = now;
        Thread.sleep(pace.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String acknowledge(long number) throws InterruptedException {
    while (true) {
      Optional<URI> server = door.next();
      if (server.isEmpty()) {
        failures.add("nobody is ready");
      } else {
        try {
          HttpResponse<String> answer =
              http.send(request(server.get(), number), BodyHandlers.ofString());
          if (answer.statusCode() < 300) {
            return JSON.readTree(answer.body()).path("id").asText();
          }
          failures.add(server.get() + " answered " + answer.statusCode() + ": " + answer.body());
        } catch (IOException e) {
          failures.add(server.get() + ": " + e);
        }
      }
      Thread.sleep(pace.toMillis());
    }
  }

  private HttpRequest request(URI server, long number) {
    return HttpRequest.newBuilder(server.resolve("/api/v1/experiments"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "rolling-" + number)
        .POST(BodyPublishers.ofByteArray(RequestCodec.encode(requests.apply(number))))
        .build();
  }
}
