package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A token as the server shows it; the fields are those of the API. */
public record TokenView(
    String id,
    String name,
    String role,
    String team,
    String createdBy,
    String createdAt,
    String expiresAt,
    String revokedAt,
    String token) {

  public static TokenView of(JsonNode json) {
    return Json.read(json, TokenView.class);
  }
}
