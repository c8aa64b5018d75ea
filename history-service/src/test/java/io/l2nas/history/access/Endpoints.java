package io.l2nas.history.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.experiment.LearnedPolicy;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API, with something of a team wherever an address names something. */
final class Endpoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Policy POLICY = learned();

  private final URI root;
  private final String admin;
  private final HttpClient http = HttpClient.newHttpClient();

  /** An experiment of each team, for those who only look. */
  private final Map<String, String> experiments = new HashMap<>();

  Endpoints(URI root, String admin) {
    this.root = root;
    this.admin = admin;
  }

  /** A token that was made. */
  record Made(String id, String token) {}

  /** What the document of the service lists, by method and path. */
  Set<String> documented() throws IOException, InterruptedException {
    Set<String> endpoints = new HashSet<>();
    ask("GET", "q/openapi?format=json", "", Optional.empty())
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return endpoints;
  }

  /** Gives a team what is to be found. */
  void prepare(String team) throws IOException, InterruptedException {
    experiments.put(team, newExperiment(team));
    ask("POST", "api/v1/policies?team=" + team, policy(), Optional.of(admin));
  }

  /** Calls an endpoint for something of a team; the status of the answer. */
  int call(String endpoint, String team, Optional<String> token)
      throws IOException, InterruptedException {
    String[] words = endpoint.split(" ");
    String path = words[1].substring(1).replace("{team}", team).replace("{pool}", "default");
    path = path.replace("{evaluator}", "nobody").replace("{digest}", POLICY.digest());
    path = path.replace("{topic}/{partition}/{offset}", "l2nas.evaluations.v1/0/0");
    if (path.contains("tokens/{id}")) {
      path = path.replace("{id}", newToken("viewer", team).id());
    }
    path =
        path.replace("{id}", words[0].equals("GET") ? experiments.get(team) : newExperiment(team));
    return status(words[0], path + "?team=" + team, body(endpoint, team), token);
  }

  Made newToken(String role, String team) throws IOException, InterruptedException {
    String ofTeam = team == null ? "" : ",\"team\":\"" + team + "\"";
    JsonNode made =
        ask(
            "POST",
            "api/v1/tokens",
            "{\"name\":\"a test\",\"role\":\"" + role + "\"" + ofTeam + "}",
            Optional.of(admin));
    return new Made(made.path("id").asText(), made.path("token").asText());
  }

  void revoke(String id) throws IOException, InterruptedException {
    status("DELETE", "api/v1/tokens/" + id, "", Optional.of(admin));
  }

  /** What somebody is told. */
  JsonNode get(String path, String token) throws IOException, InterruptedException {
    return ask("GET", path, "", Optional.of(token));
  }

  String newExperiment(String team) throws IOException, InterruptedException {
    return ask("POST", "api/v1/experiments", submission(team), Optional.of(admin))
        .path("id")
        .asText();
  }

  private String body(String endpoint, String team) {
    return switch (endpoint) {
      case "POST /api/v1/experiments" -> submission(team);
      case "POST /api/v1/policies" -> policy();
      case "POST /api/v1/session" -> "{\"token\":\"" + admin + "\"}";
      case "POST /api/v1/tokens" -> "{\"name\":\"a test\",\"role\":\"evaluator\"}";
      case "PUT /api/v1/teams/{team}" -> "{\"weight\":2}";
      default -> "";
    };
  }

  private static String submission(String team) {
    return "{\"metric\":\"m\",\"team\":\"" + team + "\"}";
  }

  private static String policy() {
    return new String(PolicyFile.write(POLICY), StandardCharsets.UTF_8);
  }

  private int status(String method, String path, String body, Optional<String> token)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(request(method, path, body, token), BodyHandlers.ofInputStream());
    // A stream would go on.
    answer.body().close();
    return answer.statusCode();
  }

  private JsonNode ask(String method, String path, String body, Optional<String> token)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request(method, path, body, token), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new AssertionError(method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest request(String method, String path, String body, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve("/" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request.build();
  }

  private static Policy learned() {
    LearnedPolicy learned = new LearnedPolicy();
    Streams.of(Experiments.of("l2nas").settings(Experiments.quick("l2nas")).submitted())
        .forEach(learned::follow);
    return learned.policy();
  }
}
