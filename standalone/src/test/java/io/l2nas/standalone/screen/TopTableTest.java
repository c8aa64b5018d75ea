package io.l2nas.standalone.screen;

import static io.l2nas.standalone.screen.Spaces.CELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.experiment.Specification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopTableTest {
  private final List<TopEntry> entries =
      List.of(
          new TopEntry(CELL, 412, 91.60666666, Map.of("test", 94.3733)),
          new TopEntry(CELL.replace("none", "skip_connect"), 7, 90.5, Map.of("test", 93.0)));

  private final TopTable table = new TopTable(entries, spec(request()));

  @Test
  void architecturesAreWrittenOutWhereThereIsRoom() {
    assertThat(table.lines(Integer.MAX_VALUE, Style.PLAIN))
        .containsExactly(
            "  rank    valid     test  step  architecture",
            "  ----  -------  -------  ----  " + "-".repeat(95),
            "     1  91.6067  94.3733   412  " + CELL,
            "     2  90.5000  93.0000     7  " + CELL.replace("none", "skip_connect"));
  }

  @Test
  void architecturesAreInShorthandWhereThereIsNot() {
    assertThat(table.lines(80, new Style(false, true)))
        .containsExactly(
            "  rank    valid     test  step  architecture",
            "  ────  ───────  ───────  ────  ───────────────────────────────────",
            "     1  91.6067  94.3733   412  nc3x3 nc1x1 none  sc    ap3x3 nc3x3",
            "     2  90.5000  93.0000     7  nc3x3 nc1x1 sc    sc    ap3x3 nc3x3",
            "",
            "  sc skip_connect · nc1x1 nor_conv_1x1 · nc3x3 nor_conv_3x3 · ap3x3 avg_pool_3x3");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    for (int columns = 44; columns <= 200; columns++) {
      int width = columns;
      assertThat(table.lines(columns, Style.PLAIN))
          .as("at %d columns", columns)
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void withoutAnyArchitectureThereIsTheHeadingAlone() {
    assertThat(new TopTable(List.of(), spec(ExperimentRequest.of("valid"))).lines(40, Style.PLAIN))
        .containsExactly("  rank  valid  step  architecture", "  ----  -----  ----  ------------");
  }

  @Test
  void saysByHowMuchTheConstraintsAreMissed() {
    // Given
    ExperimentRequest request = request().constraints(List.of("test<=90")).build();

    // When
    List<String> lines = new TopTable(entries, Specification.of(request)).lines(80, Style.PLAIN);

    // Then
    assertThat(lines.subList(0, 3))
        .containsExactly(
            "  rank    valid     test  outside  step  architecture",
            "  ----  -------  -------  -------  ----  -----------------------------------",
            "     1  91.6067  94.3733    4.9 %   412  nc3x3 nc1x1 none  sc    ap3x3 nc3x3");
  }

  @Test
  void whereValuesAreWeighedTheMetricStandsBesideThem() {
    // Given
    ExperimentRequest request = request().tradeOffs(List.of("ms/50")).build();
    TopEntry entry = new TopEntry(CELL, 3, 88.5, Map.of("valid", 90.0, "test", 91.0, "ms", 63.0));

    // When
    List<String> lines =
        new TopTable(List.of(entry), Specification.of(request)).lines(80, Style.PLAIN);

    // Then
    assertThat(lines.get(0)).startsWith("  rank  objective    valid     test       ms  step");
    assertThat(lines.get(2)).startsWith("     1    88.5000  90.0000  91.0000  63.0000     3");
  }

  private static ExperimentRequestBuilder request() {
    return ExperimentRequest.of("valid").report(List.of("test"));
  }

  private static ExperimentSpec spec(ExperimentRequestBuilder request) {
    return Specification.of(request.build());
  }
}
