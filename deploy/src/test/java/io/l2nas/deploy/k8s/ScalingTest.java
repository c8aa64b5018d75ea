package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.l2nas.history.http.PoolView;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluators come and go with the work that there is. */
class ScalingTest extends ManifestTestBase {

  @ParameterizedTest
  @MethodSource("everything")
  void everyEvaluatorIsScaledAndNobodyElse(Manifests manifests) {
    List<String> deployments =
        manifests.of(Deployment.class).stream().map(each -> each.getMetadata().getName()).toList();

    assertThat(manifests.ofKind("ScaledObject"))
        .extracting(each -> each.path("spec").path("scaleTargetRef").path("name").asText())
        .containsExactlyInAnyOrderElementsOf(deployments);
    assertThat(manifests.of(Deployment.class))
        .as("a number of replicas would be set back whenever the manifests are applied")
        .allMatch(each -> each.getSpec().getReplicas() == null);
  }

  /** What KEDA 2.17 calls them; it ignores what it does not know. */
  @ParameterizedTest
  @MethodSource("everything")
  void theElementsAreKedas(Manifests manifests) {
    for (JsonNode scaled : manifests.ofKind("ScaledObject")) {
      JsonNode spec = scaled.path("spec");
      assertThat(scaled.path("apiVersion").asText()).isEqualTo("keda.sh/v1alpha1");
      assertThat(names(spec))
          .containsExactlyInAnyOrder(
              "scaleTargetRef",
              "pollingInterval",
              "minReplicaCount",
              "maxReplicaCount",
              "cooldownPeriod",
              "fallback",
              "advanced",
              "triggers");
      assertThat(names(spec.path("fallback")))
          .containsExactlyInAnyOrder("failureThreshold", "replicas", "behavior");
      assertThat(
              names(spec.path("advanced").path("horizontalPodAutoscalerConfig").path("behavior")))
          .containsExactlyInAnyOrder("scaleUp", "scaleDown");
      assertThat(names(spec.path("advanced").path("scalingModifiers")))
          .containsExactlyInAnyOrder("formula", "target", "metricType");
      for (JsonNode trigger : spec.path("triggers")) {
        assertThat(names(trigger))
            .containsExactlyInAnyOrder(
                "type", "name", "metricType", "metadata", "authenticationRef");
        assertThat(names(trigger.path("metadata")))
            .containsExactlyInAnyOrder("url", "valueLocation", "targetValue", "authMode");
        // Its values are texts.
        assertThat(trigger.path("metadata")).allMatch(JsonNode::isTextual);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void fromNoneToAsManyAsAreNeededAndBackToNone(Manifests manifests) {
    for (JsonNode scaled : manifests.ofKind("ScaledObject")) {
      JsonNode spec = scaled.path("spec");
      assertThat(spec.path("minReplicaCount").asInt(-1)).isZero();
      assertThat(spec.path("maxReplicaCount").asInt()).isPositive();
      // When the history does not answer, nobody is sent away.
      assertThat(spec.path("fallback").path("behavior").asText()).isEqualTo("currentReplicas");
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theWorkIsAskedOfThePoolThatTheEvaluatorsServe(Manifests manifests) {
    for (JsonNode scaled : manifests.ofKind("ScaledObject")) {
      String target = scaled.path("spec").path("scaleTargetRef").path("name").asText();
      for (JsonNode trigger : scaled.path("spec").path("triggers")) {
        URI url = URI.create(trigger.path("metadata").path("url").asText());
        assertThat(trigger.path("type").asText()).isEqualTo("metrics-api");
        assertThat(trigger.path("metricType").asText()).isEqualTo("AverageValue");
        assertThat(trigger.path("metadata").path("authMode").asText()).isEqualTo("bearer");
        assertThat(manifests.ofKind("TriggerAuthentication"))
            .extracting(each -> each.path("metadata").path("name").asText())
            .containsExactly(trigger.path("authenticationRef").path("name").asText());
        assertThat(url.getPath()).isEqualTo("/api/v1/pools/" + pool(manifests, target));
        assertThat(url.getHost()).isEqualTo("history-service.l2nas.svc.cluster.local");
        assertThat(Arrays.stream(PoolView.class.getRecordComponents()))
            .extracting(RecordComponent::getName)
            .contains(trigger.path("metadata").path("valueLocation").asText());
        assertThat(manifests.of(Service.class))
            .filteredOn(each -> each.getMetadata().getName().equals("history-service"))
            .singleElement()
            .satisfies(each -> requireTheHistory(manifests, each, url.getPort()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void thereAreAsManyAsTheWorkNeedsAndNoMoreThanCanWork(Manifests manifests) {
    for (JsonNode scaled : manifests.ofKind("ScaledObject")) {
      JsonNode modifiers = scaled.path("spec").path("advanced").path("scalingModifiers");
      assertThat(scaled.path("spec").path("triggers"))
          .extracting(trigger -> trigger.path("name").asText())
          .containsExactly("seconds", "actions");
      assertThat(modifiers.path("formula").asText())
          .matches("min\\(actions, seconds / [1-9]\\d*\\)");
      // Its fallback works only where this is a whole number.
      assertThat(modifiers.path("target").asText()).isEqualTo("1");
      assertThat(modifiers.path("metricType").asText()).isEqualTo("AverageValue");
    }
  }

  private static void requireTheHistory(Manifests manifests, Service service, int port) {
    assertThat(service.getSpec().getPorts()).anyMatch(each -> each.getPort() == port);
    assertThat(manifests.of(StatefulSet.class))
        .filteredOn(each -> each.getMetadata().getName().equals("history-service"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector()));
  }

  private static String pool(Manifests manifests, String deployment) {
    return manifests.of(Deployment.class).stream()
        .filter(each -> each.getMetadata().getName().equals(deployment))
        .map(each -> each.getSpec().getTemplate().getSpec().getContainers().get(0))
        .flatMap((Container each) -> each.getEnv().stream())
        .filter(variable -> variable.getName().equals("L2NAS_EVALUATOR_POOL"))
        .map(variable -> variable.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(JsonNode tree) {
    Set<String> names = new TreeSet<>();
    tree.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
