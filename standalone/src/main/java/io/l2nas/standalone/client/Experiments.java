package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.json.RequestCodec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The experiments of a server: its REST API, a method per call. Answers are the server's JSON. */
public final class Experiments {
  private static final String ROOT = "experiments";
  private static final int PAGE = 500;

  private final Server server;

  public Experiments(Server server) {
    this.server = server;
  }

  /**
   * Submits an experiment.
   *
   * @param idempotencyKey the same key twice is the same experiment
   */
  public JsonNode submit(ExperimentRequest request, String idempotencyKey)
      throws InterruptedException {
    return server.post(
        Server.path(ROOT), RequestCodec.encode(request), Map.of("Idempotency-Key", idempotencyKey));
  }

  public JsonNode find(String id) throws InterruptedException {
    return server.get(Server.path(ROOT, id), Map.of());
  }

  /** Experiments, the latest first; {@code filters} are {@code status} and {@code team}. */
  public JsonNode list(Map<String, String> filters, int limit) throws InterruptedException {
    Map<String, String> query = new HashMap<>(filters);
    query.put("limit", String.valueOf(limit));
    return server.get(Server.path(ROOT), query);
  }

  /** {@code pause}, {@code resume} or {@code cancel}. */
  public JsonNode change(String id, String action) throws InterruptedException {
    return server.post(Server.path(ROOT, id, action), new byte[0], Map.of());
  }

  public JsonNode top(String id, int limit) throws InterruptedException {
    return server.get(Server.path(ROOT, id, "top"), Map.of("limit", String.valueOf(limit)));
  }

  /** Its curves, of at most so many points. */
  public JsonNode series(String id, int points) throws InterruptedException {
    return server.get(Server.path(ROOT, id, "series"), Map.of("points", String.valueOf(points)));
  }

  /** A page of steps; {@code cursor} is the {@code next} of the page before, or empty. */
  public JsonNode steps(String id, int limit, String cursor) throws InterruptedException {
    Map<String, String> query = new HashMap<>(Map.of("limit", String.valueOf(limit)));
    if (!cursor.isEmpty()) {
      query.put("cursor", cursor);
    }
    return server.get(Server.path(ROOT, id, "steps"), query);
  }

  /** All steps so far, in order, page by page. */
  public void forEachStep(String id, Consumer<StepView> reader) throws InterruptedException {
    String cursor = "";
    do {
      JsonNode page = steps(id, PAGE, cursor);
      page.path("items").forEach(item -> reader.accept(StepView.of(item)));
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
  }

  /** Writes all steps so far as comma-separated values. */
  void copySteps(String id, PrintWriter out) throws InterruptedException {
    server.copy(Server.path(ROOT, id, "steps.csv"), "text/csv", out);
  }

  /** The whole state stream so far, in order, page by page. */
  public void forEachEvent(String id, Consumer<ExperimentEvent> reader)
      throws InterruptedException {
    forEachEventAfter(-1, id, reader);
  }

  /**
   * What the state stream holds after a sequence number, in order, page by page.
   *
   * @return the sequence number of the last event of the stream
   */
  public long forEachEventAfter(long sequence, String id, Consumer<ExperimentEvent> reader)
      throws InterruptedException {
    long after = sequence;
    while (true) {
      JsonNode page =
          server.get(
              Server.path(ROOT, id, "events"),
              Map.of("after", String.valueOf(after), "limit", String.valueOf(PAGE)));
      if (page.path("items").isEmpty()) {
        return after;
      }
      for (JsonNode item : page.path("items")) {
        ExperimentEvent event = Json.event(item);
        reader.accept(event);
        after = event.sequence();
      }
    }
  }

  /** The entries of an answer of {@link #top}. */
  public static List<TopEntry> entries(JsonNode answer) {
    List<TopEntry> entries = new ArrayList<>();
    answer.path("items").forEach(item -> entries.add(Json.read(item, TopEntry.class)));
    return entries;
  }
}
