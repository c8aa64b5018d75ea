package io.l2nas.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.contracts.json.RequestCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as people start it: the command {@code l2nas up}, in a process of its own. */
final class LocalServer implements AutoCloseable {
  private static final Pattern ADDRESSES =
      Pattern.compile("Kafka at (\\S+), PostgreSQL at postgresql://(\\S+)");
  private static final long BETWEEN_LOOKS_MILLIS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Instant command;
  private final Process process;
  private final URI api;
  private final Path data;
  private final Matcher addresses;
  private final HttpClient http = HttpClient.newHttpClient();

  private LocalServer(Instant command, Process process, URI api, Path data, Matcher addresses) {
    this.command = command;
    this.process = process;
    this.api = api;
    this.data = data;
    this.addresses = addresses;
  }

  /**
   * Returns when the server takes requests.
   *
   * @param data an empty folder, for all that the server keeps
   * @throws IllegalStateException with what the server said, if it ended before that
   */
  static LocalServer start(Path data, int evaluators) throws IOException {
    return start(data, evaluators, Map.of());
  }

  /**
   * As {@link #start(Path, int)}.
   *
   * @param environment settings of the services, such as {@code L2NAS_AGENT_LEASE}
   */
  static LocalServer start(Path data, int evaluators, Map<String, String> environment)
      throws IOException {
    Path table = data.resolve("table.tsv");
    Table.write(table);
    int port = freePort();
    Instant command = Instant.now();
    ProcessBuilder builder =
        new ProcessBuilder(
                Home.folder().resolve("l2nas").toString(),
                "up",
                "--port",
                String.valueOf(port),
                "--data",
                data.resolve("server").toString(),
                "--evaluators",
                String.valueOf(evaluators),
                "--table",
                Table.NAME + "=" + table)
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Matcher addresses = awaitReady(process);
    return new LocalServer(
        command, process, URI.create("http://127.0.0.1:" + port), data, addresses);
  }

  /** When the command was given. */
  Instant command() {
    return command;
  }

  String kafka() {
    return addresses.group(1);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + addresses.group(2);
  }

  String databasePassword() throws IOException {
    return Files.readString(data.resolve("server/postgres/password"));
  }

  /** What the server takes now: its own process, and those of its database. */
  Memory memory() throws IOException {
    Path pid = data.resolve("server/postgres/pgdata/postmaster.pid");
    ProcessHandle postgres =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
    return new Memory(
        Memory.ofProcess(process.pid()),
        Memory.ofProcess(postgres.pid())
            + postgres.descendants().mapToLong(child -> Memory.ofProcess(child.pid())).sum());
  }

  /** Submits an experiment; returns its id. */
  String submit(ExperimentRequest request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(api.resolve("/api/v1/experiments"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(RequestCodec.encode(request)))
            .build();
    return field(post, "id");
  }

  /** The table that evaluators of other processes need. */
  Path table() {
    return data.resolve("table.tsv");
  }

  /** Where the experiment stands: one field of it. */
  String experiment(String experiment, String field) throws IOException, InterruptedException {
    return field(
        HttpRequest.newBuilder(api.resolve("/api/v1/experiments/" + experiment)).build(), field);
  }

  /** Where the events of an experiment are told as they happen. */
  URI stream(String experiment) {
    return api.resolve("/api/v1/experiments/" + experiment + "/stream");
  }

  /** A page of the dashboard; {@code fragment} begins with {@code #}. */
  URI page(String fragment) {
    return api.resolve("/" + fragment);
  }

  /** Gives a team its weight. */
  void weigh(String team, double weight) throws IOException, InterruptedException {
    field(
        HttpRequest.newBuilder(api.resolve("/api/v1/teams/" + team))
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofByteArray(
                    RequestCodec.encode(new TeamRequest(weight, null, null))))
            .build(),
        "team");
  }

  void cancel(String experiment) throws IOException, InterruptedException {
    field(
        HttpRequest.newBuilder(api.resolve("/api/v1/experiments/" + experiment + "/cancel"))
            .POST(BodyPublishers.noBody())
            .build(),
        "status");
  }

  /** Returns when the experiment has ended; fails if it did not end well. */
  void awaitCompletion(String experiment) throws IOException, InterruptedException {
    HttpRequest get =
        HttpRequest.newBuilder(api.resolve("/api/v1/experiments/" + experiment)).build();
    String status = field(get, "status");
    while (status.equals("RUNNING")) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      status = field(get, "status");
    }
    if (!status.equals("COMPLETED")) {
      throw new IllegalStateException("experiment " + experiment + " is " + status);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** What a path answers. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(api.resolve(path)).build());
  }

  /** Whether it is there, and says of itself that it lives and does its work. */
  boolean isHealthy() throws IOException, InterruptedException {
    HttpRequest health = HttpRequest.newBuilder(api.resolve("/q/health")).build();
    return process.isAlive() && http.send(health, BodyHandlers.discarding()).statusCode() == 200;
  }

  private String field(HttpRequest request, String name) throws IOException, InterruptedException {
    return answer(request).path(name).asText();
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  private static Matcher awaitReady(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    StringBuilder said = new StringBuilder();
    Matcher addresses = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = ADDRESSES.matcher(line);
      if (matcher.find()) {
        addresses = matcher;
      }
      if (addresses != null && line.contains("ready at")) {
        drain(lines);
        return addresses;
      }
    }
    throw new IllegalStateException("the server did not start; it said:\n" + said);
  }

  /** A server whose output nobody reads would stop when the pipe is full. */
  private static void drain(BufferedReader lines) {
    Thread drain = new Thread(() -> lines.lines().forEach(System.err::println), "server-output");
    drain.setDaemon(true);
    drain.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
