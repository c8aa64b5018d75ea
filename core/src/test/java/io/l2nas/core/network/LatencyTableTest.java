package io.l2nas.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.fixtures.DataFolder;
import io.l2nas.core.network.MobileNetV3.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a table of the test's own, and on one that was measured where it is (algorithm.md, 8). */
class LatencyTableTest {
  private static final String HEADER = "resolution\tblock\tmean_ms";

  private static final List<String> PARTS =
      List.of(
          "Conv-input:32x32x3-output:16x16x24",
          "expanded_conv-input:16x16x24-output:16x16x24-expand:24-kernel:3-stride:1-idskip:1-se:0-hs:0",
          "expanded_conv-input:16x16x24-output:8x8x32-expand:72-kernel:5-stride:2-idskip:0-se:0-hs:0",
          "expanded_conv-input:8x8x32-output:4x4x48-expand:96-kernel:3-stride:2-idskip:0-se:1-hs:0",
          "expanded_conv-input:4x4x48-output:4x4x48-expand:288-kernel:7-stride:1-idskip:1-se:1-hs:0",
          "expanded_conv-input:4x4x48-output:2x2x96-expand:144-kernel:3-stride:2-idskip:0-se:0-hs:1",
          "expanded_conv-input:2x2x96-output:2x2x136-expand:288-kernel:3-stride:1-idskip:0-se:1-hs:1",
          "expanded_conv-input:2x2x136-output:1x1x192-expand:408-kernel:3-stride:2-idskip:0-se:1-hs:1",
          "Conv_1-input:1x1x192-output:1x1x1152",
          "AvgPool2D-input:1x1x1152-output:1x1x1152",
          "Conv_2-input:1x1x1152-output:1x1x1536",
          "Logits-input:1x1x1536-output:1000");

  private static final MobileNetV3 NETWORK =
      MobileNetV3.of("w1.2 e3-k5 / e3-k3 e6-k7 / e3-k3 / e3-k3 / e3-k3");

  /** Part i takes 2^i ms, so the sum tells which parts are in it. */
  @Test
  void aNetworkTakesWhatItsPartsTake() {
    // Given
    LatencyTable table = new LatencyTable(lines(PARTS));

    // When
    // Then
    assertThat(table.milliseconds(NETWORK, 32)).isEqualTo((1 << PARTS.size()) - 1);
  }

  @Test
  void aPartThatIsMissingIsNamed() {
    // Given
    List<String> fewer = new ArrayList<>(PARTS);
    fewer.remove("Conv_1-input:1x1x192-output:1x1x1152");
    LatencyTable table = new LatencyTable(lines(fewer));

    // When
    // Then
    assertThatThrownBy(() -> table.milliseconds(NETWORK, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no 'Conv_1-input:1x1x192-output:1x1x1152' at resolution 32; the resolutions"
                + " are [32]");
    assertThatThrownBy(() -> table.milliseconds(NETWORK, 64))
        .hasMessage(
            "there is no 'Conv-input:64x64x3-output:32x32x24' at resolution 64; the resolutions"
                + " are [32]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "32 Conv | line 2 has 2 columns; it must have 3",
        "32 Conv 1 2 | line 2 has 4 columns; it must have 3",
        "3.5 Conv 1 | line 2: the resolution '3.5' is no whole number such as 224",
        "32 Conv -1 | line 2: the time '-1' is no number such as 0.99",
        "32 Conv NaN | line 2: the time 'NaN' is no number such as 0.99",
        "32 Conv Infinity | line 2: the time 'Infinity' is no number such as 0.99",
        "32 Conv fast | line 2: the time 'fast' is no number such as 0.99"
      })
  void aLineThatIsNoneIsRefused(String line, String message) {
    assertThatThrownBy(() -> new LatencyTable(List.of(HEADER, line.replace(' ', '\t'))))
        .hasMessage(message);
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThatThrownBy(() -> new LatencyTable(List.of("a\tb")))
        .hasMessage("line 1 must be the columns resolution, block and mean_ms, separated by tabs");
    assertThatThrownBy(() -> new LatencyTable(List.of(HEADER, "32\tConv\t1", "32\tConv\t1")))
        .hasMessage("line 3: 'Conv' is there twice at resolution 32");
  }

  @ParameterizedTest
  @CsvSource({"3, 3, 2, 17.769", "6, 7, 4, 92.398"})
  void addsUpWhatWasMeasuredOnAPhone(int expand, int kernel, int depth, double milliseconds)
      throws IOException {
    // Given
    List<Block> unit = Collections.nCopies(depth, new Block(expand, kernel));
    MobileNetV3 network = new MobileNetV3(1.2, Collections.nCopies(5, unit));

    // When
    // Then
    assertThat(measured().milliseconds(network, 224)).isCloseTo(milliseconds, within(5e-4));
  }

  /** It was specialised for 30 ms on that phone. */
  @Test
  void aSpecialisedNetworkTakesWhatItWasMadeFor() throws IOException {
    // Given
    MobileNetV3 network =
        MobileNetV3.of(
            "w1.2 e3-k3 e3-k3 / e4-k5 e3-k3 e4-k3 / e4-k5 e4-k5 e3-k3 / e6-k3 e4-k3 e4-k3"
                + " / e6-k3 e6-k3 e4-k3 e3-k3");

    // When
    // Then
    assertThat(measured().milliseconds(network, 224)).isCloseTo(29.965, within(5e-4));
  }

  private static LatencyTable measured() throws IOException {
    return new LatencyTable(Files.readAllLines(DataFolder.file("ofa_note10_latency_lut.tsv")));
  }

  private static List<String> lines(List<String> parts) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < parts.size(); i++) {
      lines.add("32\t" + parts.get(i) + "\t" + (1 << i));
    }
    return lines;
  }
}
