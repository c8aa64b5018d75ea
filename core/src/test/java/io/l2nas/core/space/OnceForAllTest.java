package io.l2nas.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 20 × 9 blocks and 5 × 3 depths make one action (algorithm.md, sections 3, 5 and 8). */
class OnceForAllTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.0").orElseThrow());

  private static final int E6_K7 = 8;
  private static final int DEPTH_2 = 0;
  private static final int DEPTH_3 = 1;
  private static final int DEPTH_4 = 2;

  @Test
  void isTwentyLayersOfNineBlocksAndFiveDepths() {
    assertThat(SPACE.rows()).isEqualTo(25);
    assertThat(SPACE.size()).isEqualTo(20 * 9 + 5 * 3);
    assertThat(SPACE.definition().rows().get(5).name()).isEqualTo("unit 2 layer 2");
    assertThat(SPACE.definition().rows().get(0).choices())
        .containsExactly(
            "e3-k3", "e3-k5", "e3-k7", "e4-k3", "e4-k5", "e4-k7", "e6-k3", "e6-k5", "e6-k7");
    assertThat(SPACE.definition().rows().get(24).name()).isEqualTo("unit 5 depth");
    assertThat(SPACE.definition().rows().get(24).choices()).containsExactly("2", "3", "4");
  }

  @Test
  void theWidthIsPartOfTheText() {
    // Given
    SearchSpace wide = new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.2").orElseThrow());

    // When
    Architecture architecture = wide.architecture(new int[25]);

    // Then
    assertThat(architecture)
        .hasToString("w1.2 e3-k3 e3-k3 / e3-k3 e3-k3 / e3-k3 e3-k3 / e3-k3 e3-k3 / e3-k3 e3-k3");
    assertThat(SPACE.read(architecture.text())).isEmpty();
  }

  @Test
  void aUnitHasItsFirstBlocks() {
    // Given
    int[] choices = new int[25];
    choices[2] = E6_K7;
    choices[20] = DEPTH_3;
    choices[19] = E6_K7;
    choices[24] = DEPTH_4;

    // When
    Architecture architecture = SPACE.architecture(choices);

    // Then
    assertThat(architecture)
        .hasToString(
            "w1.0 e3-k3 e3-k3 e6-k7 / e3-k3 e3-k3 / e3-k3 e3-k3 / e3-k3 e3-k3 / e3-k3 e3-k3 e3-k3 e6-k7");
    assertThat(architecture.choices())
        .hasSize(13 + 5)
        .containsEntry("unit 1 layer 3", "e6-k7")
        .containsEntry("unit 1 depth", "3")
        .doesNotContainKey("unit 1 layer 4");
  }

  /** Every row of α^d has its one, as Algorithm 1 says, also where the depth cuts it off. */
  @Test
  void everyRandomActionHas25Ones() {
    for (int seed = 0; seed < 1_000; seed++) {
      // Given
      Architecture architecture = SPACE.discretize(random(seed));

      // When
      FloatVector oneHot = SPACE.oneHot(architecture);

      // Then
      assertThat(SPACE.ones(architecture)).hasSize(25);
      for (int row = 0; row < 25; row++) {
        float sum = 0;
        for (int choice = 0; choice < SPACE.choices(row); choice++) {
          sum += oneHot.get(SPACE.offset(row) + choice);
        }
        assertThat(sum).isEqualTo(1);
      }
      assertThat(SPACE.discretize(oneHot)).isEqualTo(architecture);
      assertThat(SPACE.read(architecture.text())).contains(architecture);
    }
  }

  @Test
  void whatTheDepthCutsOffMakesNoDifference() {
    // Given
    int[] choices = new int[25];
    Architecture one = SPACE.architecture(choices);
    choices[3] = E6_K7;

    // When
    Architecture other = SPACE.architecture(choices);

    // Then
    assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(SPACE.oneHot(other)).isNotEqualTo(SPACE.oneHot(one));
  }

  /** Ten layers with 8 other blocks, and five depths with 2 others. */
  @Test
  void aNeighbourIsAnotherNetwork() {
    // Given
    Architecture shallow = SPACE.architecture(new int[25]);

    // When
    List<Architecture> neighbours = SPACE.neighbours(shallow);

    // Then
    assertThat(shallow.choice(20)).isEqualTo(DEPTH_2);
    assertThat(neighbours).hasSize(10 * 8 + 5 * 2).doesNotHaveDuplicates().doesNotContain(shallow);
  }

  @Test
  void whatIsNoNetworkIsNotRead() {
    // Given
    String text = SPACE.architecture(new int[25]).text();

    // When
    // Then
    for (String other :
        List.of(
            "",
            "w1.0 ",
            text + " / e3-k3",
            text + " e3-k3 e3-k3 e3-k3",
            text.replace("w1.0", "w1.2"),
            text.replaceFirst("e3-k3 ", ""),
            text.replaceFirst("e3-k3", "e5-k3"),
            text.replaceFirst(" / ", " /"),
            text.replaceFirst(" / ", " "))) {
      assertThat(SPACE.read(other)).as(other).isEmpty();
    }
  }

  private static FloatVector random(int seed) {
    return RandomAgent.uniform(SPACE.size(), RandomStream.of(seed, Purpose.ACTION, 0));
  }
}
