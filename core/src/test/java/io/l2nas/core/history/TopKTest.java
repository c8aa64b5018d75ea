package io.l2nas.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The choices of section 5 (acceptance check 9), and the state (check 8). */
class TopKTest {
  private static final SearchSpace SPACE = new SearchSpace(Experiments.UNEVEN.definition());

  private static final Objective PLAIN = Objective.of(RewardSpec.exponential());

  private final TopK top = new TopK(SPACE, PLAIN, 3);

  @Test
  void takesWhatComesWhileThereIsRoom() {
    // When
    TopChange change = offer(0, 5, 0, 0, 0);

    // Then
    assertThat(change).isEqualTo(new TopChange(List.of(entry(0, 5, 0, 0, 0)), List.of()));
    assertThat(texts()).containsExactly("a-x-k");
  }

  @Test
  void standsBestFirst() {
    // Given
    offer(0, 5, 0, 0, 0);
    offer(1, 9, 1, 0, 0);

    // When
    offer(2, 7, 2, 0, 0);

    // Then
    assertThat(texts()).containsExactly("b-x-k", "c-x-k", "a-x-k");
  }

  @Test
  void saysWhatCameInAndWhatFellOff() {
    // Given
    offer(0, 5, 0, 0, 0);
    offer(1, 9, 1, 0, 0);
    offer(2, 7, 2, 0, 0);

    // When
    TopChange change = offer(3, 6, 0, 1, 0);

    // Then
    assertThat(change)
        .isEqualTo(new TopChange(List.of(entry(3, 6, 0, 1, 0)), List.of(entry(0, 5, 0, 0, 0))));
    assertThat(texts()).containsExactly("b-x-k", "c-x-k", "a-y-k");
  }

  @Test
  void ofEqualsTheEarlierStepStandsFirst() {
    // Given
    offer(0, 5, 0, 0, 0);
    offer(1, 5, 1, 0, 0);

    // When
    offer(2, 5, 2, 0, 0);

    // Then
    assertThat(texts()).containsExactly("a-x-k", "b-x-k", "c-x-k");
  }

  @Test
  void aNewcomerMustBeStrictlyBetterThanTheLast() {
    // Given
    offer(0, 5, 0, 0, 0);
    offer(1, 9, 1, 0, 0);
    offer(2, 7, 2, 0, 0);

    // When
    TopChange equal = offer(3, 5, 0, 1, 0);
    TopChange better = offer(4, Math.nextUp(5.0), 0, 1, 1);

    // Then
    assertThat(equal).isEqualTo(TopChange.NONE);
    assertThat(better.entered()).hasSize(1);
    assertThat(better.left()).containsExactly(entry(0, 5, 0, 0, 0));
  }

  @Test
  void zeroAndMinusZeroAreEqual() {
    // Given
    TopK one = new TopK(SPACE, PLAIN, 1);
    one.offer(SPACE.architecture(0, 0, 0), entry(0, -0.0, 0, 0, 0));

    // When
    TopChange change = one.offer(SPACE.architecture(1, 0, 0), entry(1, 0.0, 1, 0, 0));

    // Then
    assertThat(change).isEqualTo(TopChange.NONE);
  }

  @Test
  void aRequeryAddsNoSlotAndItsFirstScoreStays() {
    // Given
    offer(0, 5, 0, 0, 0);
    offer(1, 6, 1, 0, 0);

    // When
    TopChange change = offer(2, 99, 0, 0, 0);

    // Then
    assertThat(change).isEqualTo(TopChange.NONE);
    assertThat(top.entries()).containsExactly(entry(1, 6, 1, 0, 0), entry(0, 5, 0, 0, 0));
    assertThat(top.uniqueArchitectures()).isEqualTo(2);
  }

  @Test
  void whatFellOffDoesNotComeBackWithASecondScore() {
    // Given
    offer(0, 1, 0, 0, 0);
    offer(1, 2, 1, 0, 0);
    offer(2, 3, 2, 0, 0);
    offer(3, 4, 0, 1, 0);

    // When
    TopChange change = offer(4, 99, 0, 0, 0);

    // Then
    assertThat(change).isEqualTo(TopChange.NONE);
    assertThat(top.uniqueArchitectures()).isEqualTo(4);
  }

  @Test
  void theStateIsUniformWhileNothingIsKnown() {
    // When
    // Then
    assertThat(top.state()).isEqualTo(SPACE.initialState());
  }

  @Test
  void theStateIsTheMeanOfHoweverManyAreKnown() {
    // Given
    offer(0, 5, 0, 0, 0);
    FloatVector ofOne = top.state();

    // When
    offer(1, 6, 1, 0, 3);

    // Then
    assertThat(ofOne).isEqualTo(FloatVector.of(1, 0, 0, 1, 0, 1, 0, 0, 0));
    assertThat(top.state()).isEqualTo(FloatVector.of(0.5f, 0.5f, 0, 1, 0, 0.5f, 0, 0, 0.5f));
  }

  @Test
  void whatFellOffIsNoPartOfTheState() {
    // Given
    TopK one = new TopK(SPACE, PLAIN, 1);
    one.offer(SPACE.architecture(0, 0, 0), entry(0, 1, 0, 0, 0));

    // When
    one.offer(SPACE.architecture(1, 1, 3), entry(1, 2, 1, 1, 3));

    // Then
    assertThat(one.state()).isEqualTo(FloatVector.of(0, 1, 0, 0, 1, 0, 0, 0, 1));
  }

  /** Section 1: on DARTS each node's rows sum to 2, so each matrix to 8. */
  @Test
  void theStateOfCellsHasTwoEdgesPerNode() {
    // Given
    SearchSpace cells = new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());
    TopK best = new TopK(cells, PLAIN, 20);

    for (int step = 0; step < 50; step++) {
      // When
      Architecture architecture =
          cells.discretize(
              RandomAgent.uniform(cells.size(), RandomStream.of(1, Purpose.ACTION, step)));
      best.offer(architecture, new TopEntry(architecture.text(), step, step % 7, Map.of()));

      // Then
      for (int row = 0; row < 28; row += 14) {
        assertThat(sum(best.state(), 7 * row, 7 * (row + 2))).isCloseTo(2, within(1e-5f));
        assertThat(sum(best.state(), 7 * (row + 2), 7 * (row + 5))).isCloseTo(2, within(1e-5f));
        assertThat(sum(best.state(), 7 * (row + 5), 7 * (row + 9))).isCloseTo(2, within(1e-5f));
        assertThat(sum(best.state(), 7 * (row + 9), 7 * (row + 14))).isCloseTo(2, within(1e-5f));
      }
    }
  }

  /** They decode to one network, and the first of them makes the state. */
  @Test
  void encodingsThatDifferInWhatIsCutOffHaveOneSlot() {
    // Given
    SearchSpace stages = new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.0").orElseThrow());
    TopK best = new TopK(stages, PLAIN, 20);
    int[] choices = new int[25];
    Architecture first = stages.architecture(choices);
    choices[3] = 8;
    Architecture second = stages.architecture(choices);

    // When
    best.offer(first, new TopEntry(first.text(), 0, 1, Map.of()));
    TopChange change = best.offer(second, new TopEntry(second.text(), 1, 2, Map.of()));

    // Then
    assertThat(change).isEqualTo(TopChange.NONE);
    assertThat(best.uniqueArchitectures()).isEqualTo(1);
    assertThat(best.state()).isEqualTo(stages.oneHot(first));
  }

  /** Against a list that is sorted anew every time; and every row of the state sums to 1. */
  @Test
  void isTheBestOfAllThatWasOffered() {
    // Given
    RandomStream random = RandomStream.of(1, Purpose.BATCH, 0);
    TopK fast = new TopK(SPACE, PLAIN, 7);
    Map<String, TopEntry> first = new LinkedHashMap<>();

    for (int step = 0; step < 500; step++) {
      int[] choices = {random.nextInt(3), random.nextInt(2), random.nextInt(4)};
      TopEntry entry = entry(step, random.nextInt(10), choices);
      first.putIfAbsent(entry.architecture(), entry);

      // When
      fast.offer(SPACE.architecture(choices), entry);

      // Then
      assertThat(fast.entries())
          .isEqualTo(
              first.values().stream()
                  .sorted(Comparator.comparingDouble(TopEntry::value).reversed())
                  .limit(7)
                  .toList());
      FloatVector state = fast.state();
      assertThat(sum(state, 0, 3)).isCloseTo(1, within(1e-6f));
      assertThat(sum(state, 3, 5)).isCloseTo(1, within(1e-6f));
      assertThat(sum(state, 5, 9)).isCloseTo(1, within(1e-6f));
    }
  }

  /** Also of a full list: a worse one that keeps them pushes a better one out that does not. */
  @Test
  void whoKeepsTheConstraintsIsBetter() {
    // Given
    ObjectiveSpec wanted =
        new ObjectiveSpec(
            List.of(new Constraint("macs", Constraint.Relation.AT_MOST, 100)), List.of());
    TopK two = new TopK(SPACE, Objective.of(RewardSpec.exponential().with(wanted)), 2);
    TopEntry large = new TopEntry("a-x-k", 0, 9, Map.of("macs", 120.0));
    TopEntry larger = new TopEntry("b-x-k", 1, 10, Map.of("macs", 150.0));
    TopEntry small = new TopEntry("c-x-k", 2, 5, Map.of("macs", 100.0));
    two.offer(SPACE.architecture(0, 0, 0), large);
    two.offer(SPACE.architecture(1, 0, 0), larger);

    // When
    TopChange change = two.offer(SPACE.architecture(2, 0, 0), small);
    TopChange none =
        two.offer(SPACE.architecture(0, 1, 0), new TopEntry("a-y-k", 3, 99, Map.of("macs", 121.0)));

    // Then
    assertThat(change).isEqualTo(new TopChange(List.of(small), List.of(larger)));
    assertThat(none).isEqualTo(TopChange.NONE);
    assertThat(two.entries()).containsExactly(small, large);
  }

  private static float sum(FloatVector vector, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += vector.get(i);
    }
    return sum;
  }

  private TopChange offer(int step, double value, int... choices) {
    return top.offer(SPACE.architecture(choices), entry(step, value, choices));
  }

  private static TopEntry entry(int step, double value, int... choices) {
    Architecture architecture = SPACE.architecture(choices);
    return new TopEntry(architecture.text(), step, value, Map.of());
  }

  private List<String> texts() {
    return top.entries().stream().map(TopEntry::architecture).toList();
  }
}
