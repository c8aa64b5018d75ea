package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.l2nas.deploy.KnownSettings;
import io.l2nas.deploy.Repository;
import io.l2nas.deploy.Settings;
import io.l2nas.deploy.k8s.Manifests.Workload;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pods of ours are told. */
class PodSettingsTest extends ManifestTestBase {
  private static final KnownSettings KNOWN = new KnownSettings();

  /** Left between the end of the drain and SIGKILL: to say goodbye. */
  private static final Duration GOODBYE = Duration.ofSeconds(30);

  @ParameterizedTest
  @MethodSource("everything")
  void servicesReadWhatTheyAreTold(Manifests manifests) {
    manifests.forEachContainer(
        (who, each) ->
            assertThat(each.getEnv())
                .as(who)
                .isNotEmpty()
                .extracting(EnvVar::getName)
                .allMatch(
                    variable ->
                        variable.equals("JAVA_TOOL_OPTIONS") || KNOWN.areOfServices(variable)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void secretsAreMadeBySomebody(Manifests manifests) {
    Set<String> made = new HashSet<>(Set.of("l2nas-cluster-ca-cert", "l2nas-database-app"));
    manifests.of(KafkaUser.class).forEach(user -> made.add(user.getMetadata().getName()));
    manifests.forEachContainer(
        (who, each) -> {
          assertThat(each.getEnv())
              .as(who)
              .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|JAAS_CONFIG)"))
              .isNotEmpty()
              .allMatch(variable -> variable.getValue() == null);
          assertThat(each.getEnv())
              .as(who)
              .filteredOn(variable -> variable.getValueFrom() != null)
              .filteredOn(variable -> variable.getValueFrom().getSecretKeyRef() != null)
              .extracting(variable -> variable.getValueFrom().getSecretKeyRef().getName())
              .allMatch(made::contains);
        });
  }

  /** The one secret that no operator makes; the documentation says how to. */
  @ParameterizedTest
  @MethodSource("everything")
  void theHistoryAndTheScalerAreGivenTheTokensOfOneSecret(Manifests manifests) {
    Workload history =
        manifests.staying().stream()
            .filter(workload -> workload.name().equals("history-service"))
            .findFirst()
            .orElseThrow();
    Map<String, String> folders =
        history.container().getVolumeMounts().stream()
            .collect(Collectors.toMap(VolumeMount::getName, VolumeMount::getMountPath));
    Volume access =
        history.pods().getSpec().getVolumes().stream()
            .filter(volume -> volume.getSecret() != null)
            .findFirst()
            .orElseThrow();
    JsonNode scaler =
        manifests.ofKind("TriggerAuthentication").get(0).path("spec").path("secretTargetRef");

    assertThat(access.getSecret().getSecretName()).isEqualTo("l2nas-access");
    assertThat(history.container().getEnv())
        .filteredOn(variable -> variable.getName().endsWith("_TOKEN_FILE"))
        .extracting(EnvVar::getValue)
        .containsExactly(
            folders.get(access.getName()) + "/admin-token",
            folders.get(access.getName()) + "/evaluator-token");
    assertThat(scaler).hasSize(1);
    assertThat(scaler.get(0).path("parameter").asText()).isEqualTo("token");
    assertThat(scaler.get(0).path("name").asText()).isEqualTo("l2nas-access");
    assertThat(scaler.get(0).path("key").asText()).isEqualTo("evaluator-token");
    assertThat(Repository.text(Repository.file("docs/deployment.md")))
        .contains("create secret generic l2nas-access", "--from-literal=admin-token=")
        .contains("--from-literal=evaluator-token=");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void noTwoPodsShareAName(Manifests manifests) {
    Map<String, String> names =
        Map.of(
            "agent-service", "L2NAS_AGENT_ID",
            "evaluator-service", "L2NAS_EVALUATOR_ID",
            "history-service", "L2NAS_HISTORY_ID");
    for (Workload workload : manifests.staying()) {
      Container container = workload.container();
      assertThat(container.getEnv())
          .as(workload.name())
          .filteredOn(variable -> variable.getName().equals(names.get(container.getName())))
          .singleElement()
          .satisfies(
              variable ->
                  assertThat(variable.getValueFrom().getFieldRef().getFieldPath())
                      .isEqualTo("metadata.name"));
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whatRunsMayEndBeforeAnEvaluatorIsKilled(Manifests manifests) {
    List<Workload> evaluators =
        manifests.staying().stream()
            .filter(workload -> workload.container().getName().equals("evaluator-service"))
            .toList();
    assertThat(evaluators).isNotEmpty();
    for (Workload workload : evaluators) {
      Map<String, String> environment =
          workload.container().getEnv().stream()
              .filter(variable -> variable.getValue() != null)
              .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
      Duration drain = Settings.read(EvaluatorConfig.class, environment).drain();
      assertThat(drain).as(workload.name()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
      assertThat(Duration.ofSeconds(workload.pods().getSpec().getTerminationGracePeriodSeconds()))
          .as(workload.name())
          .isGreaterThanOrEqualTo(drain.plus(GOODBYE));
      assertThat(workload.pods().getMetadata().getAnnotations())
          .as(workload.name())
          .containsEntry("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    }
  }
}
