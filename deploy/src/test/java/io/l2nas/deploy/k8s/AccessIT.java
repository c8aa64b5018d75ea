package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.l2nas.contracts.Topic;
import io.l2nas.deploy.Containers;
import io.l2nas.deploy.Repository;
import io.l2nas.embedded.EmbeddedPostgres;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
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
  private static final Duration FETCH = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "what-a-secret-of-the-cluster-would-have";

  @TempDir private Path data;

  private final Manifests manifests = Manifests.base();
  private SecuredBroker broker;
  private Containers containers;

  @BeforeEach
  void start() throws Exception {
    broker = SecuredBroker.start(data.resolve("kafka"));
    for (KafkaUser user : manifests.of(KafkaUser.class)) {
      broker.add(Permissions.of(user));
    }
    containers = Containers.unpack(data);
    containers.run("agent-service", commandOfTopics(), environment("make-topics"));
  }

  @AfterEach
  void stop() throws Exception {
    containers.close();
    broker.close();
  }

  @Test
  void theServicesSearchWithTheRightsOfTheirUsers() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"))) {
      // Given
      for (String service : containers.services()) {
        Map<String, String> environment = environment(service);
        environment.put(
            "L2NAS_EVALUATOR_TABLES_EXAMPLE",
            containers
                .image(service)
                .put(Repository.file("examples/table.tsv"), "/tmp/table.tsv")
                .toString());
        putTokens(service, environment);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        containers.start(service, environment);
      }
      containers.awaitReady();
      containers.signIn(TOKEN);

      // When
      JsonNode first = search();
      JsonNode again = search();

      // Then
      assertThat(again.path("trajectoryHash")).isEqualTo(first.path("trajectoryHash"));
      assertThat(again.path("reused").asInt()).isEqualTo(again.path("steps").asInt());
      containers.stop();
      for (String service : containers.services()) {
        assertThat(containers.log(service)).doesNotContain("AuthorizationException");
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
    send(broker.settingsOfEverybody(), topic);
  }

  private void write(String user, String topic) throws Exception {
    send(broker.settingsOf(user), topic);
  }

  private static void send(Map<String, Object> client, String topic) throws Exception {
    Map<String, Object> settings = new HashMap<>(client);
    // Else who may write nowhere is refused before it has said what it wants to write.
    settings.put("enable.idempotence", false);
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

  /** What a secret would have, where its files would be. */
  private void putTokens(String service, Map<String, String> environment) throws IOException {
    putToken(service, environment, "L2NAS_ACCESS_ADMIN_TOKEN_FILE", TOKEN);
    putToken(service, environment, "L2NAS_ACCESS_EVALUATOR_TOKEN_FILE", TOKEN + "-too");
  }

  private void putToken(
      String service, Map<String, String> environment, String variable, String token)
      throws IOException {
    if (environment.containsKey(variable)) {
      Path file = Files.writeString(data.resolve(variable), token);
      environment.put(variable, containers.image(service).put(file, "/tmp/" + variable).toString());
    }
  }

  /** That of the job, but for the number of brokers. */
  private List<String> commandOfTopics() {
    Container job = container("make-topics");
    List<String> command = new ArrayList<>(job.getCommand());
    command.add("1");
    command.addAll(job.getArgs().subList(1, job.getArgs().size()));
    return command;
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
    return environment;
  }

  private Container container(String workload) {
    return manifests.workloads().stream()
        .filter(each -> each.name().equals(workload))
        .map(each -> each.pods().getSpec().getContainers().get(0))
        .findFirst()
        .orElseThrow();
  }

  /** A search that asks for the scores of its team, done. */
  private JsonNode search() throws Exception {
    ObjectNode request = JSON.createObjectNode();
    request.set(
        "customSpace", JSON.readTree(Repository.text(Repository.file("examples/space.json"))));
    request.put("metric", "accuracy").put("steps", 40).put("seed", 1).put("reuse", "team");
    String path = "experiments/" + containers.post("experiments", request).path("id").asText();
    await(path)
        .atMost(Containers.PATIENCE)
        .until(
            () -> {
              String status = containers.get(path).path("status").asText();
              assertThat(status).isIn("RUNNING", "COMPLETED");
              return status.equals("COMPLETED");
            });
    return containers.get(path);
  }
}
