package io.l2nas.faults.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a service says of itself, as an orchestrator asks it. */
public final class Health {
  /** Whoever does not answer for so long is taken for dead. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI service;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Health(URI service) {
    this.service = service;
  }

  public boolean isReady() throws InterruptedException {
    return isUp("/q/health/ready");
  }

  public boolean isAlive() throws InterruptedException {
    return isUp("/q/health/live");
  }

  private boolean isUp(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // To an orchestrator no answer is one.
    }
  }
}
