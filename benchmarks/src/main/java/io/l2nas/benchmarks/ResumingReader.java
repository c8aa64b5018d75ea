package io.l2nas.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * One who follows a stream of server-sent events, hangs up again and again, and comes back with
 * {@code Last-Event-ID}. The ids are sequence numbers: what is missed or told twice shows in them.
 */
final class ResumingReader implements Callable<ResumingReader.Heard> {
  private static final String ID = "id:";
  private static final int NO_MORE = 204;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI stream;
  private final int patience;
  private final Random random;
  private long last = -1;
  private int missed;
  private int repeated;

  /**
   * @param patience after how many events he hangs up, in the mean
   * @param seed of when he does
   */
  ResumingReader(URI stream, int patience, long seed) {
    this.stream = stream;
    this.patience = patience;
    this.random = new Random(seed);
  }

  /**
   * What one reader was told.
   *
   * @param last the sequence number of the last event
   * @param connections how often he came
   * @param missed how many sequence numbers were left out
   * @param repeated how many came again
   */
  record Heard(long last, int connections, int missed, int repeated) {}

  /** Returns when the stream has ended. */
  @Override
  public Heard call() throws IOException, InterruptedException {
    int connections = 1;
    while (follow()) {
      connections++;
    }
    return new Heard(last, connections, missed, repeated);
  }

  /** Reads for a while; returns whether there may be more. */
  private boolean follow() throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(stream);
    if (last >= 0) {
      request.header("Last-Event-ID", String.valueOf(last));
    }
    HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
    if (response.statusCode() == NO_MORE) {
      return false;
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException(stream + " answered " + response.statusCode());
    }
    int enough = 1 + random.nextInt(2 * patience);
    try (Stream<String> lines = response.body()) {
      for (Iterator<String> line = lines.iterator(); enough > 0 && line.hasNext(); ) {
        String next = line.next();
        if (next.startsWith(ID)) {
          hear(Long.parseLong(next.substring(ID.length()).trim()));
          enough--;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return true;
  }

  private void hear(long sequence) {
    if (sequence <= last) {
      repeated++;
    } else {
      missed += (int) (sequence - last - 1);
      last = sequence;
    }
  }
}
