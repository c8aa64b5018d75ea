package io.l2nas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Algorithm 2, corrected (algorithm.md, section 3). */
class DartsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());

  /** The rows of the four nodes, as the correction prints them, in each of the two matrices. */
  private static final int[][] NODES = {{0, 1}, {2, 4}, {5, 8}, {9, 13}};

  private static final String DARTS_V2 =
      "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 1), ('skip_connect', 0), ('sep_conv_3x3', 1), ('skip_connect', 0),"
          + " ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0),"
          + " ('max_pool_3x3', 1), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 0),"
          + " ('skip_connect', 2), ('max_pool_3x3', 1), ('skip_connect', 2)],"
          + " reduce_concat=[2, 3, 4, 5])";

  @Test
  void isTwoMatricesOf14EdgesBy7Operations() {
    assertThat(SPACE.rows()).isEqualTo(28);
    assertThat(SPACE.size()).isEqualTo(2 * 14 * 7);
    assertThat(SPACE.definition().rows())
        .extracting(row -> row.name())
        .startsWith("normal 0→2", "normal 1→2", "normal 0→3", "normal 1→3", "normal 2→3")
        .contains("reduce 0→2", "reduce 4→5");
  }

  /** Acceptance check 1: 16 ones and two rows per node, on every random α. */
  @Test
  void everyRandomActionHas16OnesTwoPerNode() {
    for (int seed = 0; seed < 10_000; seed++) {
      // Given
      FloatVector alpha = random(seed);

      // When
      Architecture architecture = SPACE.discretize(alpha);

      // Then
      assertThat(SPACE.ones(architecture)).hasSize(16);
      for (int matrix = 0; matrix < 28; matrix += 14) {
        for (int[] node : NODES) {
          assertThat(taken(architecture, matrix + node[0], matrix + node[1])).isEqualTo(2);
        }
      }
    }
  }

  /** An opinion of its own: all pairs of entries of a node, the largest first one in order. */
  @Test
  void takesTheTwoLargestEntriesOfDifferentEdges() {
    for (int seed = 0; seed < 1_000; seed++) {
      // Given: few values, so that many entries are equal
      FloatVector alpha = coarse(random(seed));

      // When
      Architecture architecture = SPACE.discretize(alpha);

      // Then
      for (int matrix = 0; matrix < 28; matrix += 14) {
        for (int[] node : NODES) {
          int first = largest(alpha, matrix + node[0], matrix + node[1], -1);
          int second = largest(alpha, matrix + node[0], matrix + node[1], first / 7);
          assertThat(architecture.choice(first / 7)).isEqualTo(first % 7);
          assertThat(architecture.choice(second / 7)).isEqualTo(second % 7);
        }
      }
    }
  }

  @Test
  void theTwoMatricesAreIndependent() {
    // Given
    float[] both = random(1).toArray();
    float[] other = both.clone();
    Arrays.fill(other, 14 * 7, 28 * 7, 0.5f);

    // When
    String normal = SPACE.discretize(FloatVector.of(both)).text().split("reduce=")[0];

    // Then
    assertThat(SPACE.discretize(FloatVector.of(other)).text()).startsWith(normal);
  }

  @Test
  void theTextIsTheGenotype() {
    // When
    Architecture read = SPACE.read(DARTS_V2).orElseThrow();

    // Then
    assertThat(read.text()).isEqualTo(DARTS_V2);
    assertThat(read.choices())
        .hasSize(16)
        .containsEntry("normal 2→5", "dil_conv_3x3")
        .containsEntry("reduce 1→3", "max_pool_3x3")
        .doesNotContainKey("normal 1→5");
  }

  @Test
  void everyArchitectureIsReadBack() {
    for (int seed = 0; seed < 1_000; seed++) {
      // Given
      Architecture architecture = SPACE.discretize(random(seed));

      // When
      Architecture read = SPACE.read(architecture.text()).orElseThrow();

      // Then
      assertThat(SPACE.oneHot(read)).isEqualTo(SPACE.oneHot(architecture));
      assertThat(SPACE.discretize(SPACE.oneHot(architecture))).isEqualTo(architecture);
    }
  }

  @Test
  void whatIsNoGenotypeIsNotRead() {
    for (String text :
        List.of(
            "",
            "Genotype(normal=[",
            DARTS_V2 + " ",
            DARTS_V2.substring(1),
            DARTS_V2.replace("dil_conv_3x3", "none"),
            DARTS_V2.replace("('dil_conv_3x3', 2)", "('dil_conv_3x3', 9)"),
            DARTS_V2.replace("('dil_conv_3x3', 2)", "('dil_conv_3x3', 0)"),
            DARTS_V2.replaceFirst(
                "\\('sep_conv_3x3', 0\\), \\('sep_conv_3x3', 1\\)",
                "('sep_conv_3x3', 1), ('sep_conv_3x3', 0)"))) {
      assertThat(SPACE.read(text)).as(text).isEmpty();
    }
  }

  /** 16 × 6 other operations, and 2 × (0 + 2 + 4 + 6) other edges. */
  @Test
  void aNeighbourHasAnotherOperationOrAnotherEdge() {
    // Given
    Architecture architecture = SPACE.discretize(random(1));

    // When
    List<Architecture> neighbours = SPACE.neighbours(architecture);

    // Then
    assertThat(neighbours).hasSize(96 + 24).doesNotHaveDuplicates().doesNotContain(architecture);
    assertThat(neighbours)
        .allSatisfy(
            neighbour -> {
              assertThat(SPACE.ones(neighbour)).hasSize(16);
              assertThat(common(architecture, neighbour)).isEqualTo(15);
              assertThat(SPACE.neighbours(neighbour)).contains(architecture);
            });
  }

  /** Every edge of every node, with every operation, as often as any other. */
  @Test
  void aRandomActionFavoursNothing() {
    // Given
    int[] counts = new int[SPACE.size()];

    // When
    for (int seed = 0; seed < 20_000; seed++) {
      for (int one : SPACE.ones(SPACE.discretize(random(seed)))) {
        counts[one]++;
      }
    }

    // Then: 20,000 · 2 / (n + 2) / 7, within five standard deviations
    for (int entry = 0; entry < counts.length; entry++) {
      int edges = CellEdges.count(CellEdges.node(entry / 7));
      double expected = 20_000 * 2.0 / edges / 7;
      assertThat((double) counts[entry])
          .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected));
    }
  }

  /** Section 1: each node's block of rows sums to 2 once anything is known; s_0 is uniform. */
  @Test
  void theFirstStateWeighsAllOperationsTheSame() {
    assertThat(SPACE.initialState().toArray()).hasSize(196).containsOnly(1f / 7);
  }

  @Test
  void choicesThatMakeNoCellAreRefused() {
    // Given
    int[] choices = new int[28];

    // When
    // Then
    assertThatThrownBy(() -> SPACE.architecture(choices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there are 3 choices in the rows from 'normal 0→3' to 'normal 2→3'; it must be 2");
    choices[0] = Architecture.NOT_TAKEN;
    assertThatThrownBy(() -> SPACE.architecture(choices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there are 1 choices in the rows from 'normal 0→2' to 'normal 1→2'; it must be 2");
    choices[0] = 7;
    assertThatThrownBy(() -> SPACE.architecture(choices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the choice in row 'normal 0→2' is 7; it must be from 0 to 6");
  }

  private static FloatVector random(int seed) {
    return RandomAgent.uniform(SPACE.size(), RandomStream.of(seed, Purpose.ACTION, 0));
  }

  private static FloatVector coarse(FloatVector alpha) {
    float[] entries = alpha.toArray();
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Math.round(4 * entries[i]) / 4f;
    }
    return FloatVector.of(entries);
  }

  private static int largest(FloatVector alpha, int fromRow, int toRow, int butForRow) {
    int best = -1;
    for (int entry = 7 * fromRow; entry < 7 * (toRow + 1); entry++) {
      boolean allowed = entry / 7 != butForRow;
      if (allowed && (best < 0 || alpha.get(entry) > alpha.get(best))) {
        best = entry;
      }
    }
    return best;
  }

  private static long taken(Architecture architecture, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .filter(row -> architecture.choice(row) != Architecture.NOT_TAKEN)
        .count();
  }

  private static int common(Architecture one, Architecture other) {
    HashSet<Integer> ones = new HashSet<>();
    IntStream.of(SPACE.ones(one)).forEach(ones::add);
    return (int) IntStream.of(SPACE.ones(other)).filter(ones::contains).count();
  }
}
