package io.l2nas.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as a browser does, one after the other. */
final class EventSource implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BufferedReader lines;

  private EventSource(BufferedReader lines) {
    this.lines = lines;
  }

  /** One event. */
  record Message(String id, String name, String data) {}

  /** Begins to read; {@code lastEventId} is where an earlier connection broke off. */
  static EventSource open(URI address, Optional<String> lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Accept", "text/event-stream").timeout(PATIENCE);
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("the answer is " + response.statusCode());
    }
    InputStream body = response.body();
    CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .execute(() -> close(body));
    return new EventSource(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
  }

  /** The next event; empty where the stream has ended. */
  Optional<Message> next() throws IOException {
    String id = null;
    String name = "message";
    String data = null;
    String line = lines.readLine();
    while (line != null) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty() && data != null) {
        return Optional.of(new Message(id, name, data));
      }
      line = lines.readLine();
    }
    return Optional.empty();
  }

  /** Who waits for an event that never comes is told so. */
  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
