package io.l2nas.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.fixtures.DataFolder;
import io.l2nas.core.network.MobileNetV3.Block;
import io.l2nas.core.network.SpecializedNetworks.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against published networks (algorithm.md, sections 8.2 and 8.4). */
class MobileNetV3Test {
  /** Published values are rounded unevenly. */
  private static final double TOLERANCE = 0.6;

  /** Its published 79M do not follow from its own configuration. */
  private static final String WRONG = "note10_lat-8ms_top1-71.4_finetune-25";

  private static final String OFA =
      "w1.0 e6-k5 e4-k7 e3-k7 e3-k7 / e4-k7 e6-k5 e4-k5 e6-k7 / e6-k5 e6-k7 e6-k5 e6-k7"
          + " / e6-k5 e6-k7 e6-k7 e6-k7 / e6-k5 e6-k5 e6-k5 e6-k3";

  private static final String OFA_LARGE =
      "w1.2 e3-k5 e6-k3 e3-k7 e6-k5 / e6-k7 e4-k7 e6-k3 e6-k7 / e4-k7 e6-k7 e4-k7 e3-k5"
          + " / e6-k5 e6-k5 e6-k3 e6-k7 / e6-k5 e6-k5 e6-k3 e3-k3";

  @ParameterizedTest
  @CsvSource({
    "1.0, 3, 3, 2, 121278672, 3410792",
    "1.0, 4, 5, 3, 250746944, 4551792",
    "1.0, 6, 7, 4, 566170656, 7664760",
    "1.2, 3, 3, 2, 193078200, 4602456",
    "1.2, 6, 7, 4, 843101040, 10701632"
  })
  void countsUniformNetworks(
      double width, int expand, int kernel, int depth, long multiplyAdds, long parameters) {
    // Given
    List<Block> unit = Collections.nCopies(depth, new Block(expand, kernel));
    MobileNetV3 network = new MobileNetV3(width, Collections.nCopies(5, unit));

    // When
    // Then
    assertThat(network.cost(224)).isEqualTo(new Cost(parameters, multiplyAdds));
  }

  /** Fig. 3: the paper says 467M and 618M; the second does not follow from the figure. */
  @Test
  void countsTheNetworksThatThePaperFound() {
    assertThat(MobileNetV3.of(OFA).cost(224).multiplyAdds()).isEqualTo(467_361_824);
    assertThat(MobileNetV3.of(OFA).cost(224).parameters() / 1e6).isCloseTo(7.463, within(5e-4));
    assertThat(MobileNetV3.of(OFA_LARGE).cost(224).multiplyAdds()).isEqualTo(643_460_016);
    assertThat(MobileNetV3.of(OFA_LARGE).cost(224).parameters() / 1e6)
        .isCloseTo(9.544, within(5e-4));
  }

  /** Resolutions that are no multiple of 32: every layer rounds up. */
  @ParameterizedTest
  @CsvSource({
    "156, w1.0 e3-k3 e3-k3 / e3-k5 e4-k3 e4-k7 / e4-k5 e3-k3 / e4-k5 e4-k3 e3-k5 / e6-k5 e6-k7 e4-k5, 103.37, 4.965",
    "220, w1.0 e3-k3 e3-k3 / e4-k7 e3-k5 e3-k3 / e6-k5 e4-k5 e3-k5 / e4-k3 e4-k7 e3-k5 / e6-k5 e6-k7 e6-k3 e4-k3, 229.85, 5.810",
    "236, w1.2 e3-k3 e4-k5 e3-k3 / e4-k5 e4-k5 e6-k3 e3-k5 / e6-k7 e6-k5 e3-k3 e4-k5 / e6-k3 e6-k5 e6-k7 e4-k3 / e6-k3 e6-k3 e6-k5 e3-k3, 595.19, 9.136"
  })
  void countsPublishedNetworks(
      int resolution, String text, double megaMultiplyAdds, double megaParameters) {
    // When
    Cost cost = MobileNetV3.of(text).cost(resolution);

    // Then
    assertThat(cost.multiplyAdds() / 1e6).isCloseTo(megaMultiplyAdds, within(5e-3));
    assertThat(cost.parameters() / 1e6).isCloseTo(megaParameters, within(5e-4));
  }

  /** All 34 that are published with this structure, but for the one whose number is wrong. */
  @Test
  void countsAllSpecializedNetworks() throws IOException {
    // Given
    List<String> lines = Files.readAllLines(DataFolder.file("ofa_specialized.tsv"));
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<String> counted = new ArrayList<>();

    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      String name = cells.get(columns.indexOf("name"));
      Published published = SpecializedNetworks.PUBLISHED.get(name);
      if (published != null) {
        // When
        Cost cost = network(columns, cells).cost(number(columns, cells, "image_size"));

        // Then
        assertThat(cost.parameters() / 1e6)
            .as(name)
            .isCloseTo(published.megaParameters(), within(0.0501));
        if (Math.abs(cost.multiplyAdds() / 1e6 - published.megaMultiplyAdds()) <= TOLERANCE) {
          counted.add(name);
        } else {
          assertThat(name).isEqualTo(WRONG);
        }
      }
    }
    assertThat(counted).hasSize(33);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "w1.1 e3-k3 e3-k3 / e3-k3 / e3-k3 / e3-k3 / e3-k3",
        "w1.0 e3-k3 e3-k3 / e3-k3 / e3-k3 / e3-k3",
        "w1.0 e3-k3 e5-k3 / e3-k3 / e3-k3 / e3-k3 / e3-k3",
        "w1.0 e3-k3 e3-k3 e3-k3 e3-k3 e3-k3 / e3-k3 / e3-k3 / e3-k3 / e3-k3"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> MobileNetV3.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static MobileNetV3 network(List<String> columns, List<String> cells) {
    String depths = cells.get(columns.indexOf("depths"));
    String[] kernels = cells.get(columns.indexOf("ks")).split(",");
    String[] expands = cells.get(columns.indexOf("expand")).split(",");
    List<List<Block>> units = new ArrayList<>();
    for (int unit = 0; unit < 5; unit++) {
      List<Block> blocks = new ArrayList<>();
      for (int layer = 4 * unit; layer < 4 * unit + depths.charAt(unit) - '0'; layer++) {
        blocks.add(new Block(Integer.parseInt(expands[layer]), Integer.parseInt(kernels[layer])));
      }
      units.add(blocks);
    }
    return new MobileNetV3(number(columns, cells, "stem_channels") == 16 ? 1.0 : 1.2, units);
  }

  private static int number(List<String> columns, List<String> cells, String column) {
    return Integer.parseInt(cells.get(columns.indexOf(column)));
  }
}
