package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dead letters of a {@link LocalServer}. */
final class BuriedLetters {
  private final Map<String, Letter> letters = new LinkedHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Letter(ObjectNode view, byte[] value, boolean isText) {}

  void bury(String id, String reason, byte[] value, boolean isText) {
    letters.put(
        id,
        new Letter(
            LocalServer.JSON
                .createObjectNode()
                .put("id", id)
                .put("key", "e1")
                .put("reason", reason)
                .put("bytes", value.length)
                .put("buriedAt", "2026-11-28T17:04:09.250Z")
                .putNull("redrivenAt"),
            value,
            isText));
  }

  ObjectNode list(Map<String, String> query) {
    List<Letter> newestFirst = new ArrayList<>(letters.values());
    Collections.reverse(newestFirst);
    int limit = Integer.parseInt(query.get("limit"));
    ObjectNode page = LocalServer.JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    newestFirst.stream()
        .map(Letter::view)
        .filter(view -> view.get("reason").asText().contains(query.getOrDefault("reason", "")))
        .limit(limit)
        .forEach(items::add);
    return page.put("next", letters.size() > limit ? "7" : null);
  }

  Optional<ObjectNode> show(String id) {
    return Optional.ofNullable(letters.get(id))
        .map(
            letter -> {
              ObjectNode shown = LocalServer.JSON.createObjectNode();
              shown.set("letter", letter.view());
              return shown
                  .put(
                      "text",
                      letter.isText() ? new String(letter.value(), StandardCharsets.UTF_8) : null)
                  .put("base64", Base64.getEncoder().encodeToString(letter.value()));
            });
  }

  Optional<ObjectNode> redrive(String id) {
    return Optional.ofNullable(letters.get(id))
        .map(letter -> letter.view().put("redrivenAt", "2026-11-28T18:00:00Z"));
  }
}
