package io.l2nas.standalone.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.TokenRequest;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The REST API of a server on a local port, over what core's search loop really says. Every look at
 * an experiment lets it go on a little, so nothing here waits.
 */
public final class LocalServer implements AutoCloseable {
  private static final int NO_CONTENT = 204;

  /** As the history writes: what is absent is left out. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private final HttpServer http;
  private final Map<String, RecordedExperiment> experiments = new LinkedHashMap<>();
  private final Map<String, String> quarantine = new LinkedHashMap<>();
  private final BuriedLetters letters = new BuriedLetters();
  private final List<String> requests = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private Optional<String> admitted = Optional.empty();
  private int missing;

  /** Starts on a free port. */
  public LocalServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port of this machine could be had", e);
    }
    http.createContext("/api/v1/experiments", this::handle);
    http.createContext("/api/v1/quarantine", this::handle);
    http.createContext("/api/v1/dead-letters", this::handle);
    http.createContext("/api/v1/pools", this::handle);
    http.createContext("/api/v1/tokens", this::handle);
    http.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Records an experiment by running it. */
  public RecordedExperiment record(String id, ExperimentRequest request) {
    RecordedExperiment experiment = new RecordedExperiment(id, Searches.events(id, request));
    experiments.put(id, experiment);
    return experiment;
  }

  /** Puts an evaluator into quarantine. */
  public void hold(String evaluator, String reason) {
    quarantine.put(evaluator, reason);
  }

  /** Buries a record that is text. */
  public void bury(String id, String reason, String value) {
    letters.bury(id, reason, value.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Buries a record that is none. */
  public void bury(String id, String reason, byte... value) {
    letters.bury(id, reason, value, false);
  }

  /** From now on the connection breaks before an answer is whole. */
  public void breakOff() {
    missing = 100;
  }

  /** From now on whoever does not have this token is refused. */
  public void admit(String token) {
    admitted = Optional.of("Bearer " + token);
  }

  /** What was asked so far: method, path and query, idempotency key. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (key == null ? "" : " " + key));
    Answer answer = answer(exchange);
    byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            answer.status() >= 400
                ? "application/problem+json"
                : answer.body() instanceof String ? "text/csv" : "application/json");
    if (answer.status() == NO_CONTENT) {
      exchange.sendResponseHeaders(NO_CONTENT, -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length + missing);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (admitted.isPresent()
        && !admitted.get().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.problem(401, "the request has no token; send a valid one as ever");
    }
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
    if (path[2].equals("tokens")) {
      return path.length == 4 ? revoke(path[3]) : tokens(exchange);
    }
    if (path[2].equals("quarantine")) {
      return path.length == 3 ? new Answer(200, quarantine()) : release(path[3]);
    }
    if (path[2].equals("pools")) {
      return new Answer(200, pool(path[3]));
    }
    Map<String, String> query = query(exchange);
    if (path[2].equals("dead-letters")) {
      return deadLetters(path, query);
    }
    boolean post = exchange.getRequestMethod().equals("POST");
    if (path.length == 3) {
      return post ? submit(exchange) : new Answer(200, list(query));
    }
    RecordedExperiment experiment = experiments.get(path[3]);
    if (experiment == null) {
      return Answer.problem(404, "there is no experiment '" + path[3] + "'");
    }
    if (path.length == 4) {
      return new Answer(200, experiment.nextView());
    }
    return post ? change(experiment, path[4]) : read(experiment, path[4], query);
  }

  private Answer deadLetters(String[] path, Map<String, String> query) {
    if (path.length == 3) {
      return new Answer(200, letters.list(query));
    }
    String id = String.join("/", List.of(path).subList(3, 6));
    return (path.length == 6 ? letters.show(id) : letters.redrive(id))
        .map(answer -> new Answer(200, answer))
        .orElseGet(() -> Answer.problem(404, "there is no dead letter '%s'".formatted(id)));
  }

  private Answer tokens(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      try {
        TokenRequest request = RequestCodec.decodeToken(exchange.getRequestBody().readAllBytes());
        tokens.add(request.name());
        return new Answer(201, token(tokens.size()).put("token", "l2nas_secret"));
      } catch (MalformedRecordException e) {
        return Answer.problem(400, e.getMessage());
      }
    }
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    for (int number = tokens.size(); number > 0; number--) {
      items.add(token(number));
    }
    return new Answer(200, page.putNull("next"));
  }

  private ObjectNode token(int number) {
    return JSON.createObjectNode()
        .put("id", "tok-" + number)
        .put("name", tokens.get(number - 1))
        .put("role", "member")
        .put("team", "vision")
        .put("createdBy", "ada")
        .put("createdAt", "2026-11-28T17:04:09.250Z")
        .putNull("expiresAt")
        .putNull("revokedAt");
  }

  private Answer revoke(String id) {
    return id.equals("tok-1")
        ? new Answer(NO_CONTENT, JSON.createObjectNode())
        : Answer.problem(404, "token '%s' is unknown".formatted(id));
  }

  private ObjectNode quarantine() {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    quarantine.forEach(
        (evaluator, reason) ->
            items
                .addObject()
                .put("evaluator", evaluator)
                .put("since", "2026-11-28T17:04:09.250Z")
                .put("reason", reason));
    return page.putNull("next");
  }

  /** Two slots, one of them at work. */
  private static ObjectNode pool(String name) {
    ObjectNode pool = JSON.createObjectNode();
    pool.put("pool", name).put("slots", 2).put("busySlots", 1).put("waiting", 5);
    pool.put("outstandingSeconds", 90.0).putArray("evaluators");
    pool.putArray("teams");
    return pool;
  }

  private Answer release(String evaluator) {
    return quarantine.remove(evaluator) == null
        ? Answer.problem(404, "evaluator '%s' is not in quarantine; nobody is".formatted(evaluator))
        : new Answer(NO_CONTENT, JSON.createObjectNode());
  }

  private Answer submit(HttpExchange exchange) throws IOException {
    try {
      ExperimentRequest request = RequestCodec.decode(exchange.getRequestBody().readAllBytes());
      return new Answer(201, record("e" + (experiments.size() + 1), request).view());
    } catch (MalformedRecordException e) {
      return Answer.problem(400, e.getMessage());
    }
  }

  private ObjectNode list(Map<String, String> query) {
    ObjectNode page = JSON.createObjectNode();
    experiments.values().stream()
        .map(RecordedExperiment::view)
        .filter(view -> matches(view, "status", query) && matches(view, "team", query))
        .limit(Integer.parseInt(query.get("limit")))
        .forEach(page.putArray("items")::add);
    return page.put("next", experiments.size() > 2 ? "more" : null);
  }

  private static Answer change(RecordedExperiment experiment, String action) {
    return action.equals("resume")
        ? Answer.problem(
            409,
            "experiment '%s' is COMPLETED and cannot become RUNNING".formatted(experiment.id()))
        : new Answer(200, experiment.view());
  }

  private static Answer read(
      RecordedExperiment experiment, String what, Map<String, String> query) {
    if (what.equals("series")) {
      return new Answer(200, experiment.series());
    }
    if (what.equals("steps.csv")) {
      return new Answer(200, experiment.csv());
    }
    int limit = Integer.parseInt(query.get("limit"));
    return new Answer(
        200,
        switch (what) {
          case "top" -> experiment.top(limit);
          case "steps" ->
              experiment.steps(Integer.parseInt(query.getOrDefault("cursor", "0")), limit);
          default -> experiment.events(Long.parseLong(query.get("after")), limit);
        });
  }

  private static boolean matches(ObjectNode view, String field, Map<String, String> query) {
    return Optional.ofNullable(query.get(field)).map(view.get(field).asText()::equals).orElse(true);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Stream.ofNullable(exchange.getRequestURI().getQuery())
        .flatMap(query -> Stream.of(query.split("&")))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
  }

  /** A status and a body. */
  private record Answer(int status, Object body) {
    static Answer problem(int status, String detail) {
      return new Answer(
          status,
          JSON.createObjectNode()
              .put("type", "about:blank")
              .put("title", "no")
              .put("status", status)
              .put("detail", detail));
    }
  }
}
