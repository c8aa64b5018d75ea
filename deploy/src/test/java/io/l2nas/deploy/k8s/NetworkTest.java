package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.l2nas.deploy.k8s.Manifests.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody reaches anybody unless a policy says so. */
class NetworkTest extends ManifestTestBase {
  private static final Map<String, String> BROKER =
      Map.of("strimzi.io/cluster", "l2nas", "strimzi.io/kind", "Kafka");
  private static final Map<String, String> DATABASE = Map.of("cnpg.io/cluster", "l2nas-database");

  @ParameterizedTest
  @MethodSource("everything")
  void whatIsNotAllowedIsForbidden(Manifests manifests) {
    assertThat(manifests.of(NetworkPolicy.class))
        .filteredOn(each -> each.getMetadata().getName().equals("default-deny"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getSpec().getPodSelector().getMatchLabels()).isEmpty();
              assertThat(each.getSpec().getPodSelector().getMatchExpressions()).isEmpty();
              assertThat(each.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
              assertThat(each.getSpec().getIngress()).isEmpty();
              assertThat(each.getSpec().getEgress()).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everyServiceReachesTheBrokers(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      Map<String, String> pod = workload.pods().getMetadata().getLabels();
      assertThat(leaves(manifests, pod, BROKER, 9093)).as(workload.name()).isTrue();
      assertThat(enters(manifests, BROKER, pod, 9093)).as(workload.name()).isTrue();
    }
    assertThat(enters(manifests, BROKER, Map.of("app", "stranger"), 9093)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theHistoryAloneReachesTheDatabase(Manifests manifests) {
    for (Workload workload : manifests.workloads()) {
      Map<String, String> pod = workload.pods().getMetadata().getLabels();
      boolean isHistory = workload.name().equals("history-service");
      assertThat(leaves(manifests, pod, DATABASE, 5432)).as(workload.name()).isEqualTo(isHistory);
      assertThat(enters(manifests, DATABASE, pod, 5432)).as(workload.name()).isEqualTo(isHistory);
    }
  }

  /** It asks who they are, but passwords and tokens come to it in the clear. */
  @ParameterizedTest
  @MethodSource("everything")
  void theApiIsReachedByTheAutoscalerAndWhoWatchesAndNobodyElse(Manifests manifests) {
    Map<String, String> history = Map.of("app.kubernetes.io/name", "history-service");

    assertThat(namespacesInto(manifests, history)).containsExactlyInAnyOrder("keda", "monitoring");
    assertThat(
            selecting(manifests, history).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream()))
        .allMatch(rule -> !rule.getFrom().isEmpty() && !rule.getPorts().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whoWatchesReachesEveryService(Manifests manifests) {
    assertThat(manifests.workloads())
        .filteredOn(workload -> !workload.container().getPorts().isEmpty())
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            workload ->
                assertThat(namespacesInto(manifests, workload.pods().getMetadata().getLabels()))
                    .as(workload.name())
                    .contains("monitoring"));
  }

  private static boolean leaves(
      Manifests manifests, Map<String, String> from, Map<String, String> to, int port) {
    return selecting(manifests, from).stream()
        .flatMap(policy -> policy.getSpec().getEgress().stream())
        .filter(
            rule -> rule.getPorts().stream().anyMatch(each -> each.getPort().getIntVal() == port))
        .flatMap(rule -> rule.getTo().stream())
        .anyMatch(peer -> peer.getPodSelector() != null && selects(peer.getPodSelector(), to));
  }

  private static boolean enters(
      Manifests manifests, Map<String, String> at, Map<String, String> from, int port) {
    return selecting(manifests, at).stream()
        .flatMap(policy -> policy.getSpec().getIngress().stream())
        .filter(
            rule -> rule.getPorts().stream().anyMatch(each -> each.getPort().getIntVal() == port))
        .flatMap(rule -> rule.getFrom().stream())
        .anyMatch(peer -> peer.getPodSelector() != null && selects(peer.getPodSelector(), from));
  }

  /** Of those that may come to any port of it. */
  private static List<String> namespacesInto(Manifests manifests, Map<String, String> pod) {
    return selecting(manifests, pod).stream()
        .flatMap(policy -> policy.getSpec().getIngress().stream())
        .flatMap(rule -> rule.getFrom().stream())
        .map(peer -> peer.getNamespaceSelector().getMatchLabels())
        .map(labels -> labels.get("kubernetes.io/metadata.name"))
        .toList();
  }

  private static List<NetworkPolicy> selecting(Manifests manifests, Map<String, String> pod) {
    return manifests.of(NetworkPolicy.class).stream()
        .filter(policy -> selects(policy.getSpec().getPodSelector(), pod))
        .toList();
  }

  private static boolean selects(LabelSelector selector, Map<String, String> pod) {
    return (selector.getMatchLabels() == null
            || pod.entrySet().containsAll(selector.getMatchLabels().entrySet()))
        && selector.getMatchExpressions().stream()
            .allMatch(
                expression ->
                    expression.getOperator().equals("In")
                        && expression.getValues().contains(pod.get(expression.getKey())));
  }
}
