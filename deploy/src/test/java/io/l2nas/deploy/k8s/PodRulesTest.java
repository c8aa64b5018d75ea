package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.l2nas.deploy.Images;
import io.l2nas.deploy.k8s.Manifests.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of every pod of ours. */
class PodRulesTest extends ManifestTestBase {
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
    manifests.forEachContainer(
        (who, each) -> assertThat(each.getImage()).as(who).matches(Images::isPinned));
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
    manifests.forEachContainer(
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
      Container container = workload.container();
      assertThat(container.getVolumeMounts())
          .as(workload.name())
          .anyMatch(mount -> mount.getMountPath().equals("/tmp"))
          .allMatch(
              mount ->
                  bounded.contains(mount.getName()) || Boolean.TRUE.equals(mount.getReadOnly()));
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
    manifests.forEachContainer(
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
    for (Workload workload : manifests.staying()) {
      Container container = workload.container();
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
    for (Workload workload : manifests.staying()) {
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
    for (Workload workload : manifests.staying()) {
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
  void whoAsksForAGpuIsPutWhereOneIs(Manifests manifests) {
    List<Workload> withGpu =
        manifests.workloads().stream()
            .filter(
                workload ->
                    workload.container().getResources().getLimits().containsKey("nvidia.com/gpu"))
            .toList();
    assertThat(withGpu).hasSize(manifests.name().equals("gpu") ? 1 : 0);
    for (Workload workload : withGpu) {
      PodSpec pod = workload.pods().getSpec();
      assertThat(pod.getNodeSelector()).containsEntry("nvidia.com/gpu.present", "true");
      assertThat(pod.getTolerations())
          .anyMatch(toleration -> toleration.getKey().equals("nvidia.com/gpu"));
      assertThat(workload.container().getImage()).endsWith("-gpu");
    }
  }
}
