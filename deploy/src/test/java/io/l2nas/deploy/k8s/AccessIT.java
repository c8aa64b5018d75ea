package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.l2nas.contracts.Topic;
import io.l2nas.deploy.Dockerfile;
import io.l2nas.deploy.Repository;
import io.l2nas.deploy.UnpackedImage;
import io.l2nas.embedded.EmbeddedPostgres;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real broker that asks who they are: the users of the manifests may do what their services
 * need, and nothing else.
 */
class AccessIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration FETCH = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SERVICES =
      List.of("history-service", "agent-service", "evaluator-service");

  @TempDir private Path data;

  private final Manifests manifests = Manifests.base();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Process> running = new TreeMap<>();
  private final Map<String, UnpackedImage> images = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private SecuredBroker broker;
  private Path folder;

  @BeforeEach
  void start() throws Exception {
    broker = SecuredBroker.start(data.resolve("kafka"));
    for (KafkaUser user : manifests.of(KafkaUser.class)) {
      broker.add(Permissions.of(user));
    }
    folder =
        Files.createTempDirectory(
            "l2nas-access",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Dockerfile dockerfile = Dockerfile.of(Repository.text(Repository.file("Dockerfile")));
    for (String service : SERVICES) {
      Path own = Files.createDirectories(folder.resolve(service));
      images.put(service, UnpackedImage.of(service, dockerfile.last(), own));
      ports.put(service, UnpackedImage.freePort());
    }
    makeTopics();
  }

  @AfterEach
  void stop() throws Exception {
    running.values().forEach(Process::destroyForcibly);
    for (UnpackedImage image : images.values()) {
      image.delete();
    }
    Files.deleteIfExists(folder.resolve("table.tsv"));
    Files.delete(folder);
    broker.close();
  }

  @Test
  void theServicesSearchWithTheRightsOfTheirUsers() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"))) {
      // Given
      Path table = folder.resolve("table.tsv");
      Files.copy(Repository.file("examples/table.tsv"), table);
      for (String service : SERVICES) {
        Map<String, String> environment = environment(service);
        environment.put("L2NAS_EVALUATOR_TABLES_EXAMPLE", table.toString());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        running.put(
            service, images.get(service).start(environment, data.resolve(service + ".log")));
      }
      for (String service : SERVICES) {
        await(service)
            .atMost(PATIENCE)
            .until(
                () -> {
                  assertThat(running.get(service).isAlive()).as(() -> log(service)).isTrue();
                  return UnpackedImage.isReady(ports.get(service));
                });
      }

      // When
      String first = submit("team");
      awaitCompleted(first);
      String second = submit("team");
      awaitCompleted(second);

      // Then
      assertThat(experiment(second).path("trajectoryHash").asText())
          .isEqualTo(experiment(first).path("trajectoryHash").asText());
      for (String service : SERVICES) {
        assertThat(log(service)).doesNotContain("AuthorizationException");
        running.get(service).destroy();
        assertThat(running.get(service).waitFor(1, TimeUnit.MINUTES)).as(service).isTrue();
      }
    }
  }

  @Test
  void nobodyReadsOrWritesWhatIsNotAllowed() throws Exception {
    int tried = 0;
    for (KafkaUser each : manifests.of(KafkaUser.class)) {
      Permissions user = Permissions.of(each);
      for (Topic topic : Topic.values()) {
        String name = topic == Topic.ACTIONS ? Topic.actionsOf("default") : topic.topicName();
        String what = user.user() + " " + name;
        assertThat(isRefused(() -> read(user.user(), name)))
            .as("read: " + what)
            .isEqualTo(!user.allows("topic", name, "Read"));
        assertThat(isRefused(() -> write(user.user(), name)))
            .as("write: " + what)
            .isEqualTo(!user.allows("topic", name, "Write"));
        tried += 2;
      }
    }
    assertThat(tried).isEqualTo(4 * 2 * Topic.values().length);
  }

  @Test
  void anEvaluatorTakesFromNoOtherPoolAndMakesNothing() throws Exception {
    broker
        .admin()
        .createTopics(List.of(new NewTopic(Topic.actionsOf("another"), 1, (short) 1)))
        .all()
        .get();

    assertThat(isRefused(() -> take("evaluator-service", "default"))).isFalse();
    assertThat(isRefused(() -> take("evaluator-service", "another"))).isTrue();
    try (Admin admin = Admin.create(broker.settingsOf("evaluator-service"))) {
      assertThat(
              isRefused(
                  () ->
                      admin
                          .createTopics(List.of(new NewTopic("l2nas.mine", 1, (short) 1)))
                          .all()
                          .get()))
          .isTrue();
      assertThat(isRefused(() -> admin.deleteTopics(List.of(Topic.STATES.topicName())).all().get()))
          .isTrue();
    }
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static boolean isRefused(Attempt attempt) throws Exception {
    try {
      attempt.run();
      return false;
    } catch (AuthorizationException e) {
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return true;
      }
      throw e;
    }
  }

  /** Ends when a record was read, or is refused: there is one in each topic. */
  private void read(String user, String topic) throws Exception {
    putOneInto(topic);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            broker.settingsOf(user), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
      consumer.assign(first);
      consumer.seekToBeginning(first);
      assertThat(consumer.poll(FETCH)).as(user + " reads " + topic).isNotEmpty();
    }
  }

  private void putOneInto(String topic) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.settingsOfEverybody());
    send(settings, topic);
  }

  private void write(String user, String topic) throws Exception {
    send(broker.settingsOf(user), topic);
  }

  private static void send(Map<String, Object> settings, String topic) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1})).get();
    }
  }

  private void take(String user, String pool) {
    Map<String, Object> settings = new HashMap<>(broker.settingsOf(user));
    settings.put("group.id", Topic.evaluatorsOf(pool));
    try (KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topic.actionsOf(pool)));
      consumer.poll(Duration.ofSeconds(5));
    }
  }

  /** By the job of the manifests, with the rights of its user. */
  private void makeTopics() throws Exception {
    Container job = container("make-topics");
    List<String> command = new ArrayList<>(job.getCommand());
    List<String> arguments = new ArrayList<>(job.getArgs());
    arguments.set(0, "1");
    command.addAll(arguments);
    Process making =
        images
            .get("agent-service")
            .run(command, environment("make-topics"), data.resolve("make-topics.log"));
    assertThat(making.waitFor()).as(() -> log("make-topics")).isZero();
  }

  /** As in the manifests, but for addresses and names that a cluster would give. */
  private Map<String, String> environment(String workload) {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable : container(workload).getEnv()) {
      if (variable.getValue() != null) {
        environment.put(variable.getName(), variable.getValue());
      } else if (variable.getValueFrom().getFieldRef() != null) {
        environment.put(variable.getName(), workload + "-0");
      }
    }
    // There is no TLS here.
    environment.keySet().removeIf(name -> name.startsWith("KAFKA_SSL"));
    broker
        .settingsOf(workload)
        .forEach(
            (name, value) ->
                environment.put(
                    "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
    if (ports.containsKey(workload)) {
      environment.put("QUARKUS_HTTP_PORT", ports.get(workload).toString());
    }
    return environment;
  }

  private Container container(String workload) {
    return manifests.workloads().stream()
        .filter(each -> each.name().equals(workload))
        .map(each -> each.pods().getSpec().getContainers().get(0))
        .findFirst()
        .orElseThrow();
  }

  private String submit(String reuse) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode();
    request.set(
        "customSpace", JSON.readTree(Repository.text(Repository.file("examples/space.json"))));
    request.put("metric", "accuracy").put("steps", 40).put("seed", 1).put("reuse", reuse);
    return ask(HttpRequest.newBuilder(api("experiments"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.toString())))
        .path("id")
        .asText();
  }

  private void awaitCompleted(String experiment) {
    await(experiment)
        .atMost(PATIENCE)
        .until(
            () -> {
              String status = experiment(experiment).path("status").asText();
              assertThat(status).as(experiment).isIn("RUNNING", "COMPLETED");
              return status.equals("COMPLETED");
            });
  }

  private JsonNode experiment(String id) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(api("experiments/" + id)));
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private URI api(String path) {
    return URI.create("http://127.0.0.1:" + ports.get("history-service") + "/api/v1/" + path);
  }

  private String log(String name) {
    return name + " said: " + Repository.text(data.resolve(name + ".log"));
  }
}
