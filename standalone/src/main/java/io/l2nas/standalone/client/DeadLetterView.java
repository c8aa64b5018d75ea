package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A dead letter as the server shows it; the fields are those of the API.
 *
 * @param key null if the record had none
 * @param redrivenAt null if it was not sent again
 */
public record DeadLetterView(
    String id, String key, String reason, long bytes, String buriedAt, String redrivenAt) {

  public static DeadLetterView of(JsonNode json) {
    return Json.read(json, DeadLetterView.class);
  }
}
