package io.l2nas.faults.refusals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service again and again how much of its heap it uses, as Prometheus does. */
final class HeapWatch implements AutoCloseable {
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";
  private static final long BETWEEN_LOOKS_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpRequest metrics;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread watch = new Thread(this::watch, "heap-watch");
  private volatile double most;

  HeapWatch(URI service) {
    this.metrics = HttpRequest.newBuilder(service.resolve("/q/metrics")).timeout(PATIENCE).build();
    watch.start();
  }

  /** The most that was seen, in bytes, garbage included. */
  double most() {
    return most;
  }

  @Override
  public void close() throws InterruptedException {
    watch.interrupt();
    watch.join();
  }

  private void watch() {
    try {
      while (true) {
        most = Math.max(most, used());
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was closed.
    }
  }

  private double used() throws InterruptedException {
    try {
      return http.send(metrics, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(HEAP))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      return 0; // Who does not answer now is asked again.
    }
  }
}
