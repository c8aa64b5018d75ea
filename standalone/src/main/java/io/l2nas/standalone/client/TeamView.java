package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A team as the server shows it; the fields are those of the API.
 *
 * @param maxInFlight null is no limit
 * @param secondsPerDay null is no limit
 */
public record TeamView(
    String team, double weight, Integer maxInFlight, Double secondsPerDay, double usedSeconds) {

  public static TeamView of(JsonNode json) {
    return Json.read(json, TeamView.class);
  }
}
