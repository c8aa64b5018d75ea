package io.l2nas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.fixtures.NasBench201Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in space against the benchmark's own facts (algorithm.md, sections 7.1 to 7.4). */
class NasBench201Test {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final int NONE = 0;
  private static final int SKIP = 1;
  private static final int CONV_1X1 = 2;
  private static final int CONV_3X3 = 3;

  @Test
  void hasSixEdgesOfFiveOperations() {
    // When
    // Then
    assertThat(BuiltInSpaces.names())
        .containsExactly("darts", "nas-bench-201", "ofa-mbv3-w1.0", "ofa-mbv3-w1.2");
    assertThat(BuiltInSpaces.find("nas-bench-202")).isEmpty();
    assertThat(SPACE.rows()).isEqualTo(6);
    assertThat(SPACE.size()).isEqualTo(30);
    assertThat(SPACE.definition().rows())
        .extracting(row -> row.name())
        .containsExactly("0→1", "0→2", "1→2", "0→3", "1→3", "2→3");
  }

  /** The cell of Fig. 2, and one with every operation. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "3 3 3 1 3 3, |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
        "4 2 1 0 3 4, |avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|nor_conv_3x3~1|avg_pool_3x3~2|",
      })
  void writesCellsAsTheBenchmarkDoes(String choices, String text) {
    // Given
    int[] cell = Stream.of(choices.split(" ")).mapToInt(Integer::parseInt).toArray();

    // When
    // Then
    assertThat(SPACE.architecture(cell).text()).isEqualTo(text);
  }

  @Test
  void has15625Texts() {
    // When
    Set<String> texts = cells().stream().map(Architecture::text).collect(Collectors.toSet());

    // Then
    assertThat(texts).hasSize(15_625);
  }

  /** The number that the benchmark's paper quotes. */
  @Test
  void has6466CellsThatDiffer() {
    // When
    Set<String> expressions =
        cells().stream().map(NasBench201Test::expression).collect(Collectors.toSet());

    // Then
    assertThat(expressions).hasSize(6_466);
  }

  @ParameterizedTest
  @CsvSource({"0, 129306, 15.64737", "11, 802426, 113.95137", "1462, 1531546, 220.11969"})
  void theTableHoldsThePublishedCosts(int index, int parameters, double megaFlops) {
    // Given
    NasBench201Table table = NasBench201Table.read();

    // When
    // Then
    assertThat(table.number(index, "params")).isEqualTo(parameters);
    assertThat(table.number(index, "flops_m")).isEqualTo(megaFlops);
  }

  @Test
  void theTextsAreTheTables() {
    // Given
    NasBench201Table table = NasBench201Table.read();

    // When
    Set<String> texts = cells().stream().map(Architecture::text).collect(Collectors.toSet());

    // Then
    assertThat(table.size()).isEqualTo(15_625);
    assertThat(new HashSet<>(table.column("arch"))).isEqualTo(texts);
  }

  @Test
  void theOperationsCostWhatTheFormulasSay() {
    // Given
    NasBench201Table table = NasBench201Table.read();
    Map<String, Architecture> cells =
        cells().stream().collect(Collectors.toMap(Architecture::text, Function.identity()));

    for (int row = 0; row < table.size(); row++) {
      // When
      Architecture cell = cells.get(table.text(row, "arch"));
      int conv3x3 = count(cell, CONV_3X3);
      int conv1x1 = count(cell, CONV_1X1);

      // Then
      assertThat(table.number(row, "params"))
          .isEqualTo(73_306 + 243_040 * conv3x3 + 28_000 * conv1x1);
      assertThat(table.number(row, "flops_m"))
          .isCloseTo(7.78305 + 35.38944 * conv3x3 + 3.93216 * conv1x1, within(5.1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cifar10_valid, 6111, 91.6067, 3 3 3 1 3 2",
    "cifar10_test, 6111, 94.3733, 3 3 3 1 3 2",
    "cifar100_valid, 9930, 73.4933, 3 3 3 1 3 3",
    "cifar100_test, 9930, 73.5133, 3 3 3 1 3 3",
    "imagenet16_valid, 10676, 46.7333, 3 2 2 1 3 3",
    "imagenet16_test, 857, 47.3111, 2 2 3 1 3 3",
  })
  void theOptimaAreTheKnownOnes(String column, int index, double value, String choices) {
    // Given
    NasBench201Table table = NasBench201Table.read();
    int[] cell = Stream.of(choices.split(" ")).mapToInt(Integer::parseInt).toArray();

    // When
    int best = table.best(column);

    // Then
    assertThat(table.text(best, "index")).isEqualTo(String.valueOf(index));
    assertThat(table.number(best, column)).isEqualTo(value);
    assertThat(table.text(best, "arch")).isEqualTo(SPACE.architecture(cell).text());
  }

  private static List<Architecture> cells() {
    List<Architecture> cells = new ArrayList<>();
    for (int number = 0; number < 15_625; number++) {
      int[] choices = new int[6];
      for (int row = 0, rest = number; row < 6; row++, rest /= 5) {
        choices[row] = rest % 5;
      }
      cells.add(SPACE.architecture(choices));
    }
    return cells;
  }

  private static int count(Architecture cell, int operation) {
    int count = 0;
    for (int row = 0; row < 6; row++) {
      count += cell.choice(row) == operation ? 1 : 0;
    }
    return count;
  }

  /**
   * The output as an expression, by the rule of section 7.4: a node is the sorted sum of its terms;
   * none makes a term zero, {@code #}, and so does a source that is exactly zero; skip passes the
   * source on. A sum of zeros is not zero.
   */
  private static String expression(Architecture cell) {
    List<String> nodes = new ArrayList<>(List.of("0"));
    int row = 0;
    for (int node = 1; node < 4; node++) {
      List<String> terms = new ArrayList<>();
      for (int source = 0; source < node; source++, row++) {
        terms.add(term(cell.choice(row), nodes.get(source)));
      }
      nodes.add(terms.stream().sorted().collect(Collectors.joining("+")));
    }
    return nodes.get(3);
  }

  private static String term(int operation, String source) {
    if (operation == NONE || source.equals("#")) {
      return "#";
    }
    return operation == SKIP ? source : "(" + source + ")@" + operation;
  }
}
