package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.l2nas.history.access.MakeAdminToken;
import io.l2nas.messaging.MakeTopics;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private static final List<String> OWN =
      List.of("agent-service", "evaluator-service", "history-service");

  /** The elements of a service in the Compose specification that are used here. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "build",
          "cap_drop",
          "command",
          "depends_on",
          "entrypoint",
          "environment",
          "healthcheck",
          "image",
          "ports",
          "profiles",
          "read_only",
          "restart",
          "security_opt",
          "stop_grace_period",
          "tmpfs",
          "volumes");

  private static final Set<String> OF_A_HEALTHCHECK =
      Set.of("test", "interval", "timeout", "start_period", "retries");

  private final KnownSettings known = new KnownSettings();
  private final JsonNode compose = Documents.only(Repository.file("docker-compose.yml"));

  @Test
  void hasTheElementsOfTheSpecificationAndNoOthers() {
    assertThat(names(compose))
        .containsExactlyInAnyOrder("name", "x-service", "services", "volumes");
    services()
        .forEach(
            (name, service) -> {
              assertThat(ELEMENTS).as(name).containsAll(names(service));
              assertThat(OF_A_HEALTHCHECK).as(name).containsAll(names(service.path("healthcheck")));
            });
  }

  @Test
  void hasBrokerDatabaseServicesAndWatchers() {
    assertThat(services().keySet()).contains("kafka", "postgres").containsAll(OWN);
    assertThat(services().entrySet())
        .filteredOn(entry -> entry.getValue().has("profiles"))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("prometheus", "grafana", "jaeger");
  }

  @Test
  void everyImageIsPinned() {
    services()
        .forEach(
            (name, service) ->
                assertThat(service.path("image").asText()).as(name).matches(Images::isPinned));
    assertThat(services().get("kafka").path("image").asText())
        .isEqualTo("apache/kafka:" + Modules.property("kafka.version"));
    assertThat(services().get("postgres").path("image").asText())
        .startsWith(
            "postgres:" + Modules.property("postgres-binaries.version").replaceAll("\\.0$", ""));
  }

  @Test
  void whateverStaysIsAskedWhetherItIsWell() {
    Set<String> ending =
        dependencies()
            .filter(each -> each.condition().equals("service_completed_successfully"))
            .map(Dependency::on)
            .collect(Collectors.toSet());

    assertThat(ending).containsExactlyInAnyOrder("topics", "admin-token");
    services()
        .forEach(
            (name, service) ->
                assertThat(service.path("healthcheck").path("test").isArray())
                    .as(name)
                    .isEqualTo(!ending.contains(name)));
  }

  @Test
  void waitsOnlyForWhatCanBecomeWell() {
    assertThat(dependencies().toList())
        .isNotEmpty()
        .allSatisfy(
            each -> {
              JsonNode waitedFor = services().get(each.on());
              assertThat(waitedFor).as(each.toString()).isNotNull();
              if (each.condition().equals("service_healthy")) {
                assertThat(waitedFor.has("healthcheck")).as(each.toString()).isTrue();
              }
            });
  }

  @Test
  void ourServicesReadWhatTheyAreTold() {
    for (String name : OWN) {
      assertThat(names(services().get(name).path("environment")))
          .as(name)
          .isNotEmpty()
          .allMatch(
              variable -> variable.equals("JAVA_TOOL_OPTIONS") || known.areOfServices(variable));
    }
    assertThat(names(services().get("topics").path("environment")))
        .containsExactly("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void theBrokerReadsWhatItIsTold() {
    assertThat(names(services().get("kafka").path("environment")))
        .isNotEmpty()
        .allMatch(known::areOfBroker);
  }

  @Test
  void theAddressesAreThoseOfServices() {
    assertThat(environment("kafka").get("KAFKA_ADVERTISED_LISTENERS"))
        .isEqualTo("BROKER://kafka:9092");
    for (String name : Stream.concat(OWN.stream(), Stream.of("topics")).toList()) {
      assertThat(environment(name).get("KAFKA_BOOTSTRAP_SERVERS")).as(name).isEqualTo("kafka:9092");
    }
    Map<String, String> history = environment("history-service");
    String database = environment("postgres").get("POSTGRES_DB");
    assertThat(history.get("QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://postgres:5432/" + database);
    assertThat(history.get("QUARKUS_DATASOURCE_JDBC_URL"))
        .isEqualTo("jdbc:postgresql://postgres:5432/" + database);
    assertThat(history.get("QUARKUS_DATASOURCE_USERNAME"))
        .isEqualTo(environment("postgres").get("POSTGRES_USER"));
    assertThat(history.get("QUARKUS_DATASOURCE_PASSWORD"))
        .isEqualTo(environment("postgres").get("POSTGRES_PASSWORD"));
  }

  @Test
  void theTopicsAreMadeByTheOnePlaceThatNamesThem() {
    JsonNode topics = services().get("topics");

    assertThat(Documents.texts(topics.path("entrypoint"))).endsWith(MakeTopics.class.getName());
    assertThat(Documents.texts(topics.path("command")))
        .containsExactly("1", environment("evaluator-service").get("L2NAS_EVALUATOR_POOL"));
  }

  @Test
  void theHistoryFindsTheTokenWhereItWasMade() {
    JsonNode maker = services().get("admin-token");

    assertThat(Documents.texts(maker.path("entrypoint"))).endsWith(MakeAdminToken.class.getName());
    assertThat(Documents.texts(maker.path("command")))
        .containsExactly(environment("history-service").get("L2NAS_ACCESS_ADMIN_TOKEN_FILE"));
    assertThat(Documents.texts(maker.path("volumes")))
        .isEqualTo(Documents.texts(services().get("history-service").path("volumes")));
    assertThat(maker.path("image")).isEqualTo(services().get("history-service").path("image"));
  }

  @Test
  void anyNumberOfEvaluatorsMayRun() {
    JsonNode evaluator = services().get("evaluator-service");

    // Names, ports, ids and folders that they shared would be one evaluator's only.
    assertThat(names(evaluator)).doesNotContain("container_name", "ports", "hostname");
    assertThat(names(evaluator.path("environment"))).doesNotContain("L2NAS_EVALUATOR_ID");
    assertThat(Documents.texts(evaluator.path("volumes")))
        .allMatch(volume -> !volume.contains(":"));
  }

  @Test
  void whatRunsMayEndBeforeAnEvaluatorIsKilled() {
    Duration drain = Settings.read(EvaluatorConfig.class, environment("evaluator-service")).drain();

    assertThat(
            Settings.duration(
                services().get("evaluator-service").path("stop_grace_period").asText()))
        .isGreaterThan(drain);
  }

  @Test
  void ourServicesMayDoNoMoreThanTheyMust() {
    for (String name : Stream.concat(OWN.stream(), Stream.of("topics", "admin-token")).toList()) {
      JsonNode service = services().get(name);
      assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
      assertThat(Documents.texts(service.path("tmpfs"))).as(name).containsExactly("/tmp");
      assertThat(Documents.texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
      assertThat(Documents.texts(service.path("security_opt")))
          .as(name)
          .containsExactly("no-new-privileges:true");
    }
  }

  @Test
  void nothingListensBeyondThisMachine() {
    services()
        .forEach(
            (name, service) ->
                assertThat(Documents.texts(service.path("ports")))
                    .as(name)
                    .allMatch(port -> port.startsWith("127.0.0.1:")));
  }

  @Test
  void whatIsKeptIsInVolumesThatAreThere() {
    Set<String> volumes = Set.copyOf(names(compose.path("volumes")));
    services()
        .forEach(
            (name, service) ->
                Documents.texts(service.path("volumes")).stream()
                    .filter(volume -> volume.contains(":"))
                    .map(volume -> volume.split(":")[0])
                    .forEach(
                        source -> {
                          if (source.startsWith("./")) {
                            assertThat(Files.exists(Repository.file(source.substring(2))))
                                .as(source)
                                .isTrue();
                          } else {
                            assertThat(volumes).contains(source);
                          }
                        }));
    assertThat(Documents.texts(services().get("kafka").path("volumes")))
        .containsExactly("kafka:" + environment("kafka").get("KAFKA_LOG_DIRS"));
  }

  private record Dependency(String service, String on, String condition) {}

  private Stream<Dependency> dependencies() {
    return services().entrySet().stream()
        .flatMap(
            service ->
                service.getValue().path("depends_on").properties().stream()
                    .map(
                        on ->
                            new Dependency(
                                service.getKey(),
                                on.getKey(),
                                on.getValue().path("condition").asText())));
  }

  private Map<String, String> environment(String service) {
    Map<String, String> environment = new HashMap<>();
    services()
        .get(service)
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return environment;
  }

  private Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new HashMap<>();
    compose
        .path("services")
        .properties()
        .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
    return services;
  }

  private static List<String> names(JsonNode tree) {
    return StreamSupport.stream(((Iterable<String>) tree::fieldNames).spliterator(), false)
        .toList();
  }
}
