package io.l2nas.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.network.Genotype.Edge;
import io.l2nas.core.network.Genotype.Operation;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against published genotypes (algorithm.md, section 9.3). */
class DartsNetworkTest {
  private static final Map<String, Operation> IN_SHORT =
      Map.of(
          "max", Operation.MAX_POOL_3X3,
          "avg", Operation.AVG_POOL_3X3,
          "skip", Operation.SKIP_CONNECT,
          "sc3", Operation.SEP_CONV_3X3,
          "sc5", Operation.SEP_CONV_5X5,
          "dc3", Operation.DIL_CONV_3X3,
          "dc5", Operation.DIL_CONV_5X5);

  private static final String V1 =
      "sc3@1 sc3@0 skip@0 sc3@1 skip@0 sc3@1 sc3@0 skip@2;max@0 max@1 skip@2 max@0 max@0 skip@2 skip@2 avg@0";
  private static final String V2 =
      "sc3@0 sc3@1 sc3@0 sc3@1 sc3@1 skip@0 skip@0 dc3@2;max@0 max@1 skip@2 max@1 max@0 skip@2 skip@2 max@1";
  private static final String PC_CIFAR =
      "sc3@1 skip@0 sc3@0 dc3@1 sc5@0 sc3@1 avg@0 dc3@1;sc5@1 max@0 sc5@1 sc5@2 sc3@0 sc3@3 sc3@1 sc3@2";
  private static final String PC_IMAGE =
      "skip@1 sc3@0 sc3@0 skip@1 sc3@1 sc3@3 sc3@1 dc5@4;sc3@0 skip@1 dc5@2 max@1 sc3@2 sc3@1 sc5@0 sc3@3";
  private static final String BO_CELL = "sc5@1 max@0 skip@0 dc3@1 sc5@1 sc3@0 dc5@2 sc3@0";
  private static final String BO = BO_CELL + ";" + BO_CELL;
  private static final String RL_CELL = "sc3@0 dc3@1 max@0 dc3@1 skip@0 sc3@1 dc5@1 sc3@0";
  private static final String RL = RL_CELL + ";" + RL_CELL;

  /** Parameters are exact; multiply-adds are the column "conv + FC", which has one decimal. */
  @ParameterizedTest
  @CsvSource({
    "DARTS_V1,       " + V1 + ",       3169414, 3645840, 4510432, 505.9",
    "DARTS_V2,       " + V2 + ",       3349342, 3825768, 4718752, 529.9",
    "PC_DARTS_cifar, " + PC_CIFAR + ", 3634678, 4111104, 5270560, 571.1",
    "PC_DARTS_image, " + PC_IMAGE + ", 3721510, 4197936, 5342464, 581.6",
    "arch2vec_bo,    " + BO + ",       3616966, 4093392, 5180128, 571.5",
    "arch2vec_rl,    " + RL + ",       3298150, 3774576, 4818112, 524.9"
  })
  void countsPublishedGenotypes(
      String name,
      String cells,
      long parameters,
      long withAuxiliary,
      long onImageNet,
      double megaMultiplyAdds) {
    // Given
    DartsNetwork small = DartsNetwork.cifar10(genotype(cells));
    DartsNetwork large = DartsNetwork.imageNet(genotype(cells));

    // When
    Cost cost = large.costOnLarge(ImageShape.IMAGENET);

    // Then
    assertThat(small.costOnSmall(ImageShape.CIFAR10).parameters()).as(name).isEqualTo(parameters);
    assertThat(parameters + small.auxiliaryParametersOnCifar(10)).isEqualTo(withAuxiliary);
    assertThat(cost.parameters()).isEqualTo(onImageNet);
    assertThat(Math.round(cost.multiplyAdds() / 1e5)).isEqualTo(Math.round(10 * megaMultiplyAdds));
  }

  /** From an action to a count: the text that a search writes is the one that is counted. */
  @Test
  void theTextOfTheSpaceIsAGenotype() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());
    int[] choices = new int[28];
    Arrays.fill(choices, Architecture.NOT_TAKEN);
    int[] rows = {0, 1, 2, 3, 5, 6, 9, 11, 14, 15, 17, 18, 19, 21, 24, 25};
    int[] operations = {3, 3, 3, 3, 2, 3, 2, 5, 0, 0, 0, 2, 0, 2, 0, 2};
    for (int i = 0; i < rows.length; i++) {
      choices[rows[i]] = operations[i];
    }

    // When
    Genotype genotype = Genotype.of(space.architecture(choices).text());

    // Then
    assertThat(DartsNetwork.cifar10(genotype).costOnSmall(ImageShape.CIFAR10).parameters())
        .isEqualTo(3_349_342);
    assertThat(genotype.normal().get(7)).isEqualTo(new Edge(Operation.DIL_CONV_3X3, 2));
  }

  @Test
  void whatIsNoGenotypeIsRefused() {
    assertThatThrownBy(() -> Genotype.of("Genotype()"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'Genotype()' is no genotype; it must be Genotype(normal=…, reduce=…)");
    assertThatThrownBy(() -> Genotype.of("Genotype(normal=[('skip_connect', 0)], reduce=[])"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the normal cell of the genotype has 1 edges; it needs 8");
    assertThatThrownBy(() -> Genotype.of("Genotype(normal=[('none', 0)], reduce=[])"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("an operation of the genotype is 'none'; it must be one");
  }

  private static Genotype genotype(String cells) {
    String[] both = cells.split(";");
    return new Genotype(edges(both[0]), edges(both[1]));
  }

  private static List<Edge> edges(String cell) {
    return Arrays.stream(cell.split(" "))
        .map(edge -> edge.split("@"))
        .map(edge -> new Edge(IN_SHORT.get(edge[0]), Integer.parseInt(edge[1])))
        .toList();
  }
}
