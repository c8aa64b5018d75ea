package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.l2nas.deploy.Images;
import io.l2nas.deploy.Modules;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest extends ManifestTestBase {

  @ParameterizedTest
  @MethodSource("everything")
  void isWhatTheHistoryIsTold(Manifests manifests) {
    JsonNode cluster = manifests.ofKind("Cluster").get(0);
    String name = cluster.path("metadata").path("name").asText();
    String database =
        cluster.path("spec").path("bootstrap").path("initdb").path("database").asText();
    Map<String, String> environment =
        manifests.of(StatefulSet.class).stream()
            .filter(each -> each.getMetadata().getName().equals("history-service"))
            .flatMap(each -> each.getSpec().getTemplate().getSpec().getContainers().stream())
            .flatMap(each -> each.getEnv().stream())
            .filter(variable -> variable.getValue() != null)
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

    // The operator makes the service NAME-rw, which is the primary, and the secret NAME-app.
    String address = "postgresql://" + name + "-rw:5432/" + database;
    assertThat(environment)
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", address)
        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + address);
  }

  /** What CloudNativePG 1.27 calls them; it would refuse others. */
  @ParameterizedTest
  @MethodSource("everything")
  void theElementsAreTheOperators(Manifests manifests) {
    assertThat(manifests.ofKind("Cluster")).hasSize(1);
    JsonNode cluster = manifests.ofKind("Cluster").get(0);
    assertThat(cluster.path("apiVersion").asText()).isEqualTo("postgresql.cnpg.io/v1");
    assertThat(names(cluster.path("spec")))
        .containsExactlyInAnyOrder(
            "instances", "imageName", "bootstrap", "storage", "resources", "affinity");
    assertThat(cluster.path("spec").path("imageName").asText())
        .matches(Images::isPinned)
        .contains(":" + Modules.property("postgres-binaries.version").replaceAll("\\.0$", ""));
    assertThat(cluster.path("spec").path("resources").path("limits").has("memory")).isTrue();
  }

  private static Set<String> names(JsonNode tree) {
    Set<String> names = new TreeSet<>();
    tree.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
