package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The dead letters of a server. Answers are the server's JSON. */
public final class DeadLetters {
  private static final String ROOT = "dead-letters";
  private static final String ID = "[^/]+/[0-9]{1,9}/[0-9]{1,18}";

  private final Server server;

  public DeadLetters(Server server) {
    this.server = server;
  }

  /** Letters, the latest first; {@code filters} are {@code topic} and {@code reason}. */
  public JsonNode list(Map<String, String> filters, int limit) throws InterruptedException {
    Map<String, String> query = new HashMap<>(filters);
    query.put("limit", String.valueOf(limit));
    return server.get(Server.path(ROOT), query);
  }

  /** A letter, and what is kept of its record. */
  public JsonNode find(String id) throws InterruptedException {
    return server.get(path(id), Map.of());
  }

  /** Sends the record of a letter again. */
  public JsonNode redrive(String id) throws InterruptedException {
    return server.post(path(id, "redrive"), new byte[0], Map.of());
  }

  /** Whether a letter may be called so. */
  public static boolean isId(String text) {
    return text.matches(ID);
  }

  private static String path(String id, String... more) {
    return Server.path(
        Stream.of(Stream.of(ROOT), Arrays.stream(id.split("/", -1)), Arrays.stream(more))
            .flatMap(segments -> segments)
            .toArray(String[]::new));
  }
}
