package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One server: JSON in, JSON or a long text out. Every answer that is no success is a {@link
 * CommandException} that says what the server said.
 */
public final class Server {
  private static final String API = "/api/v1";
  private static final String PROBLEM = "application/problem+json";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

  private final URI address;
  private final Duration patience;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param address scheme, host and port, for instance {@code http://127.0.0.1:8420}
   */
  public Server(URI address) {
    this(address, Optional.empty());
  }

  /**
   * @param token to sign in with, if the server asks for one
   */
  public Server(URI address, Optional<String> token) {
    this(address, Duration.ZERO, token);
  }

  /**
   * A server that is known to be there, and may be slow: what it does not answer is asked again.
   *
   * @param patience for how long; every request must be one that may arrive twice
   */
  public Server(URI address, Duration patience) {
    this(address, patience, Optional.empty());
  }

  private Server(URI address, Duration patience, Optional<String> token) {
    this.address = address;
    this.patience = patience;
    this.token = token;
  }

  public URI address() {
    return address;
  }

  /** Joins path segments, each encoded: an id may hold anything that a person types. */
  static String path(String... segments) {
    return "/" + String.join("/", java.util.Arrays.stream(segments).map(Server::encode).toList());
  }

  JsonNode get(String path, Map<String, String> query) throws InterruptedException {
    return send(request(path + queryString(query)).GET());
  }

  /**
   * Writes an answer that is text, however long, as it comes.
   *
   * @throws CommandException if the server breaks off: then some of it may be written
   */
  void copy(String path, String mediaType, Writer out) throws InterruptedException {
    HttpRequest request = request(path).setHeader("Accept", mediaType + ", " + PROBLEM).build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() >= 400) {
          throw Problem.of(response, body.readAllBytes()).toException();
        }
        new InputStreamReader(body, StandardCharsets.UTF_8).transferTo(out);
      }
    } catch (IOException e) {
      throw new CommandException(ExitCode.UNREACHABLE, unreachable(e), e);
    }
  }

  JsonNode post(String path, byte[] body, Map<String, String> headers) throws InterruptedException {
    return post(path, Map.of(), body, headers);
  }

  JsonNode post(String path, Map<String, String> query, byte[] body, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        request(path + queryString(query))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request);
  }

  JsonNode put(String path, byte[] body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  void delete(String path) throws InterruptedException {
    send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    String base = address.toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + API + path))
            .header("Accept", "application/json, " + PROBLEM);
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request;
  }

  private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
    long firstAskedAt = System.nanoTime();
    while (true) {
      try {
        return read(http.send(request.timeout(ANSWER_TIMEOUT).build(), BodyHandlers.ofByteArray()));
      } catch (IOException e) {
        if (System.nanoTime() - firstAskedAt >= patience.toNanos()) {
          throw new CommandException(ExitCode.UNREACHABLE, unreachable(e), e);
        }
        Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
      }
    }
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    if (response.statusCode() >= 400) {
      throw Problem.of(response, response.body()).toException();
    }
    return Json.parse(response.body(), address);
  }

  private String unreachable(IOException e) {
    return e instanceof java.net.ConnectException
            || e instanceof java.net.http.HttpConnectTimeoutException
        ? "no server answers at %s; start one with 'l2nas up', or name another with --server URL"
            .formatted(address)
        : "the connection to %s broke (%s); try again".formatted(address, e.getMessage());
  }

  private static String queryString(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
