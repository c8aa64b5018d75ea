package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/** An evaluator in quarantine as the server shows it; the fields are those of the API. */
public record QuarantineView(String evaluator, String since, String reason) {

  public static QuarantineView of(JsonNode json) {
    return Json.read(json, QuarantineView.class);
  }
}
