package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Streams;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Searches that were recorded before can still be followed: an agent that proposed otherwise than
 * it did would end every experiment that it finds running. A change that is meant to change one of
 * these needs a new agent, or a setting.
 */
class RecordedTrajectoriesTest {

  @ParameterizedTest
  @CsvSource({
    "uneven, evolution, 5015c59ec872d98867a121bdfd17aef84f659d76a3f07a49ccbf551ef3458eb3",
    "uneven, l2nas, 8fbe68b9790c097365a2e70642b7b14e1165d4ab83ccd8cf91525a75f5119ef8",
    "uneven, local, 65b8b0e09be7acf7b2b0e661eac3d2a3d12b5f829cea5f22649d74cb34285728",
    "uneven, random, 7bf5ef86e0097d2b83700dc0ce307935c579b2e5f4738c173a73f0ee7d332524",
    "uneven, screened, bf07b2e12d95653edf0d50899187f602f8b6ea2a8d4e6ca2d5a3119534e8183a",
    "nas-bench-201, evolution, 0939a8c4c32240d1d275fc87bb40f64463b53fd6d43e223c670ddedd7891e880",
    "nas-bench-201, l2nas, f801e29230b6c8c46bb9603afc3f36f9c0cc07875fb346419416832e6efb22ea",
    "nas-bench-201, local, d3ccad02d4705fd2bb753ffd81ca2872af27abf52536273bdd1789681e118b76",
    "nas-bench-201, random, cc3bde954535875d8199e89c6e17e9bcd9c2b67f514196552e17654afc413133",
    "nas-bench-201, screened, aea0fbdd1ae7aa7abebc2f474d9dd174b06ee366d21e1e0dd62bf1d28f028769"
  })
  void everyAgentGoesTheWayThatItWent(String space, String agent, String hash) {
    // Given
    Experiments experiment =
        Experiments.of(agent)
            .space(space.equals("uneven") ? null : space)
            .settings(Experiments.quick(agent))
            .topK(8)
            .steps(80)
            .parallelism(2)
            .maxFailures(1_000);

    // When
    List<ExperimentEvent> stream = Streams.of(experiment.submitted(), FunctionEvaluator::byText);

    // Then
    assertThat(lastHash(stream)).isEqualTo(hash);
  }

  private static String lastHash(List<ExperimentEvent> stream) {
    return stream.stream()
        .filter(StateAdvanced.class::isInstance)
        .map(event -> ((StateAdvanced) event).trajectoryHash())
        .reduce((before, after) -> after)
        .orElseThrow();
  }
}
