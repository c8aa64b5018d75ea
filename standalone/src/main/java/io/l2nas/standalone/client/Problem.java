package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.net.http.HttpResponse;

/**
 * Why the server said no (RFC 9457).
 *
 * @param status the HTTP status
 * @param detail what it said, for a person
 */
record Problem(int status, String detail) {
  private static final int UNAUTHORIZED = 401;

  static Problem of(HttpResponse<?> response, byte[] body) {
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").matches("application/.*json.*");
    JsonNode problem = json ? Json.parse(body, response.uri()) : null;
    String otherwise =
        "the server answered %d to %s %s"
            .formatted(
                response.statusCode(), response.request().method(), response.uri().getPath());
    if (problem == null) {
      return new Problem(response.statusCode(), otherwise);
    }
    String title = problem.path("title").asText(otherwise);
    return new Problem(response.statusCode(), problem.path("detail").asText(title));
  }

  CommandException toException() {
    return new CommandException(ExitCode.REFUSED, status == UNAUTHORIZED ? signInFirst() : detail);
  }

  /** The server says how programs do it; this is for people at a shell. */
  private String signInFirst() {
    return "the server wants to know who asks: %s; give a valid one with --token-file FILE, or in $L2NAS_TOKEN"
        .formatted(detail.split(";", 2)[0]);
  }
}
