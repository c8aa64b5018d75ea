package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.l2nas.deploy.Images;
import io.l2nas.deploy.KnownSettings;
import io.l2nas.deploy.Settings;
import io.l2nas.deploy.k8s.Manifests.Workload;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of every pod of ours. */
class PodRulesTest extends ManifestTestBase {
  private static final KnownSettings KNOWN = new KnownSettings();

  /** Left between the end of the drain and SIGKILL: to say goodbye. */
  private static final Duration GOODBYE = Duration.ofSeconds(30);

  @ParameterizedTest
  @MethodSource("everything")
  void theWorkloadsAreThose(Manifests manifests) {
    assertThat(manifests.workloads())
        .extracting(Workload::name)
        .contains("agent-service", "evaluator-service", "history-service", "make-topics");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void imagesArePinned(Manifests manifests) {
    forEach(
        manifests, (who, each) -> assertThat(each.getImage()).as(who).matches(Images::isPinned));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theNamespaceTakesRestrictedPodsOnly(Manifests manifests) {
    assertThat(manifests.of(Namespace.class))
        .singleElement()
        .satisfies(
            namespace ->
                assertThat(namespace.getMetadata().getLabels())
                    .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void podsAreRestricted(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      PodSpec pod = workload.pods().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(workload.name()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).as(workload.name()).isEqualTo(10001);
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .as(workload.name())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getHostNetwork()).as(workload.name()).isNull();
      assertThat(pod.getVolumes())
          .as(workload.name())
          .allMatch(volume -> volume.getHostPath() == null);
      assertThat(pod.getAutomountServiceAccountToken()).as(workload.name()).isFalse();
    }
    forEach(
        manifests,
        (who, each) -> {
          var context = each.getSecurityContext();
          assertThat(context.getAllowPrivilegeEscalation()).as(who).isFalse();
          assertThat(context.getPrivileged()).as(who).isNull();
          assertThat(context.getReadOnlyRootFilesystem()).as(who).isTrue();
          assertThat(context.getCapabilities().getDrop()).as(who).containsExactly("ALL");
          assertThat(context.getCapabilities().getAdd()).as(who).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whatIsWrittenHasALimit(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      Set<String> bounded =
          workload.pods().getSpec().getVolumes().stream()
              .filter(volume -> volume.getEmptyDir() != null)
              .filter(volume -> volume.getEmptyDir().getSizeLimit() != null)
              .map(Volume::getName)
              .collect(Collectors.toSet());
      Container container = only(workload);
      assertThat(container.getVolumeMounts())
          .as(workload.name())
          .anyMatch(mount -> mount.getMountPath().equals("/tmp"))
          .allMatch(mount -> bounded.contains(mount.getName()));
      if (workload.stays()) {
        assertThat(container.getVolumeMounts())
            .as(workload.name())
            .anyMatch(mount -> mount.getMountPath().equals("/var/lib/l2nas"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void resourcesAreAskedForAndBounded(Manifests manifests) {
    forEach(
        manifests,
        (who, each) -> {
          assertThat(each.getResources().getRequests()).as(who).containsKeys("cpu", "memory");
          assertThat(each.getResources().getLimits()).as(who).containsKeys("cpu", "memory");
          assertThat(each.getResources().getLimits().get("memory"))
              .as(who)
              .isEqualTo(each.getResources().getRequests().get("memory"));
        });
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whateverStaysIsAskedWhetherItIsWell(Manifests manifests) {
    for (Workload workload : staying(manifests)) {
      Container container = only(workload);
      Map<String, Probe> probes =
          Map.of(
              "/q/health/started", container.getStartupProbe(),
              "/q/health/live", container.getLivenessProbe(),
              "/q/health/ready", container.getReadinessProbe());
      probes.forEach(
          (path, probe) -> {
            assertThat(probe.getHttpGet().getPath()).as(workload.name()).isEqualTo(path);
            assertThat(probe.getHttpGet().getPort().getStrVal())
                .as(workload.name())
                .isEqualTo("http");
          });
      assertThat(container.getPorts())
          .as(workload.name())
          .anyMatch(port -> port.getName().equals("http") && port.getContainerPort() == 8080);
      // A start waits a minute for Kafka, and half a minute for the database.
      Probe startup = container.getStartupProbe();
      assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isGreaterThan(90);
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void nodesAreEmptiedOnePodAtATime(Manifests manifests) {
    List<PodDisruptionBudget> budgets = manifests.of(PodDisruptionBudget.class);
    for (Workload workload : staying(manifests)) {
      assertThat(budgets)
          .as(workload.name())
          .filteredOn(
              budget ->
                  workload
                      .pods()
                      .getMetadata()
                      .getLabels()
                      .entrySet()
                      .containsAll(budget.getSpec().getSelector().getMatchLabels().entrySet()))
          .singleElement()
          .satisfies(
              budget -> assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1));
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void podsOfAServiceSpread(Manifests manifests) {
    for (Workload workload : staying(manifests)) {
      assertThat(workload.pods().getSpec().getTopologySpreadConstraints())
          .as(workload.name())
          .extracting(constraint -> constraint.getTopologyKey())
          .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
      assertThat(workload.pods().getSpec().getTopologySpreadConstraints())
          .as(workload.name())
          .allSatisfy(
              constraint ->
                  assertThat(workload.pods().getMetadata().getLabels())
                      .containsAllEntriesOf(constraint.getLabelSelector().getMatchLabels()));
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void servicesReadWhatTheyAreTold(Manifests manifests) {
    forEach(
        manifests,
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
    forEach(
        manifests,
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

  @ParameterizedTest
  @MethodSource("everything")
  void noTwoPodsShareAName(Manifests manifests) {
    Map<String, String> names =
        Map.of(
            "agent-service", "L2NAS_AGENT_ID",
            "evaluator-service", "L2NAS_EVALUATOR_ID",
            "history-service", "L2NAS_HISTORY_ID");
    for (Workload workload : staying(manifests)) {
      Container container = only(workload);
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
        staying(manifests).stream()
            .filter(workload -> only(workload).getName().equals("evaluator-service"))
            .toList();
    assertThat(evaluators).isNotEmpty();
    for (Workload workload : evaluators) {
      Map<String, String> environment =
          only(workload).getEnv().stream()
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

  @ParameterizedTest
  @MethodSource("everything")
  void whoAsksForAGpuIsPutWhereOneIs(Manifests manifests) {
    List<Workload> withGpu =
        manifests.workloads().stream()
            .filter(
                workload -> only(workload).getResources().getLimits().containsKey("nvidia.com/gpu"))
            .toList();
    assertThat(withGpu).hasSize(manifests.name().equals("gpu") ? 1 : 0);
    for (Workload workload : withGpu) {
      PodSpec pod = workload.pods().getSpec();
      assertThat(pod.getNodeSelector()).containsEntry("nvidia.com/gpu.present", "true");
      assertThat(pod.getTolerations())
          .anyMatch(toleration -> toleration.getKey().equals("nvidia.com/gpu"));
      assertThat(only(workload).getImage()).endsWith("-gpu");
    }
  }

  private static List<Workload> staying(Manifests manifests) {
    return manifests.workloads().stream().filter(Workload::stays).toList();
  }

  private static Container only(Workload workload) {
    assertThat(workload.pods().getSpec().getContainers()).as(workload.name()).hasSize(1);
    return workload.pods().getSpec().getContainers().get(0);
  }

  private static void forEach(Manifests manifests, BiConsumer<String, Container> rule) {
    manifests.workloads().forEach(workload -> rule.accept(workload.name(), only(workload)));
  }
}
