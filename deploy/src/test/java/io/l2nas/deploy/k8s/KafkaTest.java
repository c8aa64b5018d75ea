package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.Topic;
import io.l2nas.deploy.Documents;
import io.l2nas.deploy.Modules;
import io.l2nas.deploy.Repository;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaTest extends ManifestTestBase {

  @ParameterizedTest
  @MethodSource("everything")
  void theBrokerIsTheOneThatEverythingIsTestedWith(Manifests manifests) {
    Kafka kafka = manifests.of(Kafka.class).get(0);

    assertThat(kafka.getSpec().getKafka().getVersion())
        .isEqualTo(Modules.property("kafka.version"));
    assertThat(kafka.getSpec().getKafka().getAuthorization().getType()).isEqualTo("simple");
    assertThat(kafka.getSpec().getKafka().getListeners())
        .singleElement()
        .satisfies(
            listener -> {
              assertThat(listener.isTls()).isTrue();
              assertThat(listener.getAuth().getType()).isEqualTo("scram-sha-512");
              assertThat(listener.getPort()).isEqualTo(9093);
            });
    assertThat(kafka.getSpec().getKafka().getConfig())
        .containsEntry("auto.create.topics.enable", false);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void nothingIsAskedForMoreReplicasThanThereAreBrokers(Manifests manifests) {
    int brokers = manifests.of(KafkaNodePool.class).get(0).getSpec().getReplicas();
    var config = manifests.of(Kafka.class).get(0).getSpec().getKafka().getConfig();

    assertThat(config.entrySet())
        .filteredOn(entry -> entry.getKey().endsWith("replication.factor"))
        .hasSize(4)
        .allMatch(entry -> entry.getValue().equals(brokers));
    assertThat(config.entrySet())
        .filteredOn(entry -> entry.getKey().matches(".*(min.isr|min.insync.replicas)"))
        .hasSize(3)
        .allMatch(entry -> entry.getValue().equals(Math.max(1, brokers - 1)));
    assertThat(manifests.of(KafkaTopic.class))
        .allMatch(topic -> topic.getSpec().getReplicas() == brokers);
    assertThat(arguments(manifests).get(0)).isEqualTo(Integer.toString(brokers));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theTopicsAreThoseOfTheContractsAndTheQueuesOfThePools(Manifests manifests) {
    Set<String> needed =
        Arrays.stream(Topic.values())
            .filter(topic -> topic != Topic.ACTIONS)
            .map(Topic::topicName)
            .collect(Collectors.toCollection(TreeSet::new));
    pools(manifests).forEach(pool -> needed.add(Topic.actionsOf(pool)));

    assertThat(manifests.of(KafkaTopic.class))
        .extracting(topic -> topic.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(needed);
    for (KafkaTopic topic : manifests.of(KafkaTopic.class)) {
      String name = topic.getMetadata().getName();
      Topic known =
          Arrays.stream(Topic.values())
              .filter(each -> each.topicName().equals(name))
              .findFirst()
              .orElse(Topic.ACTIONS);
      assertThat(topic.getSpec().getPartitions()).as(name).isEqualTo(known.partitions());
    }
    assertThat(arguments(manifests).subList(1, arguments(manifests).size()))
        .containsExactlyInAnyOrderElementsOf(pools(manifests));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everythingOfKafkaIsOfTheOneCluster(Manifests manifests) {
    String cluster = manifests.of(Kafka.class).get(0).getMetadata().getName();
    assertThat(
            manifests.all().stream()
                .filter(each -> each.path("apiVersion").asText().startsWith("kafka.strimzi.io"))
                .filter(each -> !each.path("kind").asText().equals("Kafka")))
        .isNotEmpty()
        .allMatch(
            each ->
                each.path("metadata")
                    .path("labels")
                    .path("strimzi.io/cluster")
                    .asText()
                    .equals(cluster));
  }

  /** Asked of the channels themselves: what each service reads and writes, and in which groups. */
  @ParameterizedTest
  @MethodSource("everything")
  void everyServiceMayReadAndWriteWhatItsChannelsDo(Manifests manifests) {
    for (String service : List.of("agent-service", "evaluator-service", "history-service")) {
      Permissions user = user(manifests, service);
      Properties wiring = wiring(service);
      for (String key : wiring.stringPropertyNames()) {
        String value = wiring.getProperty(key);
        if (key.matches("mp\\.messaging\\.incoming\\..*\\.topics?")) {
          Stream.of(value.split(",")).forEach(topic -> user.require("topic", topic, "Read"));
        } else if (key.matches("mp\\.messaging\\.outgoing\\..*\\.topic")) {
          user.require("topic", value, "Write");
        } else if (key.endsWith(".group.id")) {
          user.require("group", value.replaceAll("\\$\\{.*}", "any"), "Read");
        }
      }
      user.require("topic", Topic.DEAD_LETTERS.topicName(), "Write");
      for (Topic topic : Topic.values()) {
        // Each looks at all of them when it starts.
        user.require("topic", topic.topicName(), "Describe");
        user.require("topic", topic.topicName(), "DescribeConfigs");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void evaluatorsTakeTheWorkOfTheirPoolAndOfNoOther(Manifests manifests) {
    for (String pool : pools(manifests)) {
      String name = pool.equals("default") ? "evaluator-service" : "evaluator-service-" + pool;
      Permissions user = user(manifests, name);
      user.require("topic", Topic.actionsOf(pool), "Read");
      user.require("group", Topic.evaluatorsOf(pool), "Read");
      assertThat(user.allows("topic", Topic.actionsOf("another"), "Read")).as(name).isFalse();
      assertThat(user.allows("group", Topic.evaluatorsOf("another"), "Read")).as(name).isFalse();
      assertThat(user.allows("topic", Topic.STATES.topicName(), "Read")).as(name).isFalse();
      assertThat(user.allows("topic", Topic.STATES.topicName(), "Write")).as(name).isFalse();
      assertThat(user.allows("topic", Topic.QUARANTINES.topicName(), "Write")).as(name).isFalse();
      assertThat(user.allows("topic", Topic.actionsOf(pool), "Write")).as(name).isFalse();
    }
  }

  private static Permissions user(Manifests manifests, String name) {
    return manifests.of(KafkaUser.class).stream()
        .filter(each -> each.getMetadata().getName().equals(name))
        .map(Permissions::of)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no user " + name));
  }

  private static Set<String> pools(Manifests manifests) {
    return manifests.workloads().stream()
        .flatMap(each -> each.pods().getSpec().getContainers().get(0).getEnv().stream())
        .filter(variable -> variable.getName().equals("L2NAS_EVALUATOR_POOL"))
        .map(variable -> variable.getValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> arguments(Manifests manifests) {
    JsonNode job = manifests.ofKind("Job").get(0);
    return Documents.texts(
        job.path("spec").path("template").path("spec").path("containers").path(0).path("args"));
  }

  private static Properties wiring(String service) {
    Properties wiring = new Properties();
    try {
      wiring.load(
          new StringReader(
              Repository.text(
                  Repository.file(
                      service + "/src/main/resources/META-INF/microprofile-config.properties"))));
    } catch (IOException e) {
      throw new AssertionError(service, e);
    }
    return wiring;
  }
}
