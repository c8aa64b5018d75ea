package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The three services, each unpacked as its image has it, with a port of its own. */
public final class Containers implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> SERVICES =
      List.of("history-service", "agent-service", "evaluator-service");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path logs;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, UnpackedImage> images = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Process> running = new TreeMap<>();
  private String token = "";

  private Containers(Path folder, Path logs) {
    this.folder = folder;
    this.logs = logs;
  }

  /**
   * @param logs where goes what they say
   */
  public static Containers unpack(Path logs) throws IOException {
    // What JUnit makes is its user's only, and the services run as another one.
    Path folder =
        Files.createTempDirectory(
            "l2nas-images",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Dockerfile dockerfile = Dockerfile.of(Repository.text(Repository.file("Dockerfile")));
    Containers containers = new Containers(folder, logs);
    for (String service : SERVICES) {
      Path own = Files.createDirectories(folder.resolve(service));
      containers.images.put(service, UnpackedImage.of(service, dockerfile.last(), own));
      containers.ports.put(service, LocalBroker.freePort());
    }
    return containers;
  }

  /** From now on the history is asked with a token. */
  public void signIn(String token) {
    this.token = token;
  }

  /** Runs a command in the container of a service, to its end; it must end well. */
  public void run(String service, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Process process =
        images.get(service).run(command, environment, logs.resolve(service + "-command.log"));
    assertThat(process.waitFor()).as(() -> log(service + "-command")).isZero();
  }

  public void start(String service, Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("QUARKUS_HTTP_PORT", ports.get(service).toString());
    running.put(service, images.get(service).start(all, logs.resolve(service + ".log")));
  }

  /** Returns when the probe of each image says so. */
  public void awaitReady() {
    running.forEach(
        (service, process) ->
            await(service)
                .atMost(PATIENCE)
                .until(
                    () -> {
                      assertThat(process.isAlive()).as(() -> log(service)).isTrue();
                      return UnpackedImage.isReady(ports.get(service));
                    }));
  }

  /** Tells all to stop; returns their exit codes. */
  public Map<String, Integer> stop() throws InterruptedException {
    Map<String, Integer> codes = new TreeMap<>();
    running.values().forEach(Process::destroy);
    for (Map.Entry<String, Process> each : running.entrySet()) {
      assertThat(each.getValue().waitFor(1, TimeUnit.MINUTES)).as(each.getKey()).isTrue();
      codes.put(each.getKey(), each.getValue().exitValue());
    }
    return codes;
  }

  /** The history's answer. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return ask(request(path).build());
  }

  /** The history's answer to JSON that is posted. */
  public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  public UnpackedImage image(String service) {
    return images.get(service);
  }

  public List<String> services() {
    return SERVICES;
  }

  /** What the service has said so far. */
  public String log(String service) {
    return service + " said: " + Repository.text(logs.resolve(service + ".log"));
  }

  @Override
  public void close() throws IOException {
    running.values().forEach(Process::destroyForcibly);
    for (UnpackedImage image : images.values()) {
      image.delete();
    }
    Files.delete(folder);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api(path)).header("Authorization", "Bearer " + token);
  }

  private URI api(String path) {
    return URI.create("http://127.0.0.1:" + ports.get("history-service") + "/api/v1/" + path);
  }

  private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
