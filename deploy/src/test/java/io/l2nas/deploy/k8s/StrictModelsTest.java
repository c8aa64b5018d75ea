package io.l2nas.deploy.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.l2nas.deploy.Documents;
import io.l2nas.deploy.Repository;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

class StrictModelsTest extends ManifestTestBase {
  /**
   * Their models are written in Go; {@link ScalingTest} and {@link DatabaseTest} have rules for
   * them.
   */
  private static final Set<String> WITHOUT_A_MODEL =
      Set.of(
          "keda.sh/v1alpha1/ScaledObject",
          "keda.sh/v1alpha1/TriggerAuthentication",
          "postgresql.cnpg.io/v1/Cluster");

  @Test
  void everyFileHasOnlyElementsOfItsModels() {
    assertThat(Manifests.files(Manifests.FOLDER)).hasSizeGreaterThan(15);
    Manifests.files(Manifests.FOLDER)
        .forEach(
            file ->
                Documents.of(Repository.text(file))
                    .forEach(manifest -> requireValid(file.toString(), manifest)));
  }

  /**
   * The one test that is skipped where the overlays cannot be built; the others look at the base.
   */
  @Test
  void soHasWhatIsBuiltOfThem() throws IOException, InterruptedException {
    assumeTrue(thereIsKubectl(), "kubectl, which builds the overlays, is not here");
    overlays()
        .map(Named::getPayload)
        .forEach(
            built -> {
              assertThat(built.all()).hasSizeGreaterThan(30);
              built.all().forEach(manifest -> requireValid(built.name(), manifest));
            });
  }

  @Test
  void anElementThatAModelDoesNotHaveIsAnError() {
    List<JsonNode> wrong =
        Documents.of(
            """
            apiVersion: apps/v1
            kind: Deployment
            spec: { template: { spec: { containers: [{ name: a, livenesProbe: {} }] } } }
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            spec: { partition: 1 }
            """);

    assertThatThrownBy(() -> StrictModels.read(wrong.get(0), Deployment.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("livenesProbe");
    assertThatThrownBy(() -> StrictModels.read(wrong.get(1), KafkaTopic.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("partition");
  }

  private static void requireValid(String where, JsonNode manifest) {
    String kind = StrictModels.kind(manifest);
    if (WITHOUT_A_MODEL.contains(kind)) {
      return;
    }
    assertThat(StrictModels.KINDS).as(where).containsKey(kind);
    assertThatCode(() -> StrictModels.read(manifest, StrictModels.KINDS.get(kind)))
        .as(where)
        .doesNotThrowAnyException();
  }
}
