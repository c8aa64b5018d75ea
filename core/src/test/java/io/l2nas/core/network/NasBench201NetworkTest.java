package io.l2nas.core.network;

import static io.l2nas.core.network.ImageShape.CIFAR10;
import static io.l2nas.core.network.ImageShape.CIFAR100;
import static io.l2nas.core.network.ImageShape.IMAGENET16_120;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.fixtures.NasBench201Table;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the benchmark's stored records (algorithm.md, sections 7.3 and 7.4). */
class NasBench201NetworkTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());

  /** Indices 0, 11, 284, 1462 (the largest) and 9930. */
  @ParameterizedTest
  @CsvSource({
    "4 2 1 2 1 1, 129306,  15647370",
    "3 3 4 0 3 4, 802426,  113951370",
    "1 1 1 0 2 0, 101306,  11715210",
    "3 3 3 3 3 3, 1531546, 220119690",
    "3 3 3 1 3 3, 1288506, 184730250"
  })
  void countsKnownCells(String choices, long parameters, long multiplyAdds) {
    // Given
    String text = cell(choices).text();

    // When
    Cost cost = network(text).cost(CIFAR10);

    // Then
    assertThat(cost).isEqualTo(new Cost(parameters, multiplyAdds));
  }

  /** Index 0 is stored as 15.65322 and 3.91948 M FLOPs, 0.135156 and 0.136456 M parameters. */
  @Test
  void countsTheOtherDataSets() {
    // When
    NasBench201Network network = network(cell("4 2 1 2 1 1").text());

    // Then
    assertThat(network.cost(CIFAR100)).isEqualTo(new Cost(135_156, 15_653_220));
    assertThat(network.cost(IMAGENET16_120)).isEqualTo(new Cost(136_456, 3_919_480));
  }

  @Test
  void countsEveryCellOfTheTable() {
    // Given
    NasBench201Table table = NasBench201Table.read();

    for (int row = 0; row < table.size(); row++) {
      // When
      Cost cost = network(table.text(row, "arch")).cost(CIFAR10);

      // Then
      assertThat(cost.parameters()).isEqualTo((long) table.number(row, "params"));
      assertThat(cost.multiplyAdds()).isEqualTo(Math.round(1e6 * table.number(row, "flops_m")));
    }
  }

  @Test
  void whatIsNoCellIsRefused() {
    assertThatThrownBy(() -> NasBench201Cell.of("|nor_conv_3x3~0|"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'|nor_conv_3x3~0|' is no cell of nas-bench-201; it must be");
  }

  private static NasBench201Network network(String text) {
    return NasBench201Network.ofBenchmark(NasBench201Cell.of(text));
  }

  private static Architecture cell(String choices) {
    String[] words = choices.split(" ");
    int[] cell = new int[words.length];
    for (int row = 0; row < cell.length; row++) {
      cell[row] = Integer.parseInt(words[row]);
    }
    return SPACE.architecture(cell);
  }
}
