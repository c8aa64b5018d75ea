package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A policy as the server shows it in a list; the fields are those of the API. */
public record PolicyView(
    String digest,
    String experiment,
    String space,
    String evaluator,
    String metric,
    int steps,
    double best,
    String importedAt) {

  static PolicyView of(JsonNode json) {
    return Json.read(json, PolicyView.class);
  }

  /** The policies of a page. */
  public static List<PolicyView> ofPage(JsonNode page) {
    List<PolicyView> views = new ArrayList<>();
    page.path("items").forEach(item -> views.add(of(item)));
    return views;
  }
}
