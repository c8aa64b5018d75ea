package io.l2nas.core.l2nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.learning.ActorCritic.Batch;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayBufferTest {

  @Test
  void keepsWhatBelongsTogetherTogether() {
    // Given
    ReplayBuffer buffer = filled(100, 10);

    // When
    Batch batch = draw(buffer, 1_000);

    // Then
    for (int i = 0; i < 1_000; i++) {
      float reward = batch.rewards()[i];
      assertThat(batch.states()[i]).containsExactly(reward + 0.25f, 3 * reward);
      assertThat(batch.alphas()[i]).containsExactly(reward + 0.5f, 2 * reward);
    }
  }

  /** With replacement: a batch larger than the buffer can be drawn, and all of it comes. */
  @Test
  void drawsWithReplacementFromAllThatItHolds() {
    // Given
    ReplayBuffer buffer = filled(100, 10);

    // When
    Batch batch = draw(buffer, 1_000);

    // Then: one of ten is missed by a thousand draws once in 10⁴⁴ seeds
    assertThat(rewards(batch)).containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
  }

  @Test
  void keepsTheLastOnesOfThousands() {
    // Given
    ReplayBuffer buffer = filled(1_000, 2_500);

    // When
    Batch batch = draw(buffer, 50_000);

    // Then: one of a thousand is missed by so many draws once in 10¹⁸ seeds
    assertThat(rewards(batch)).hasSize(1_000);
    assertThat(rewards(batch)).allMatch(reward -> reward >= 1_500);
    for (int i = 0; i < 50_000; i++) {
      float reward = batch.rewards()[i];
      assertThat(batch.alphas()[i]).containsExactly(reward + 0.5f, 2 * reward);
    }
  }

  @Test
  void keepsTheLastOnesWhenItIsFull() {
    // Given
    ReplayBuffer buffer = filled(4, 11);

    // When
    Batch batch = draw(buffer, 1_000);

    // Then
    assertThat(buffer.size()).isEqualTo(4);
    assertThat(rewards(batch)).containsExactly(7f, 8f, 9f, 10f);
  }

  @Test
  void growsUntilItIsFull() {
    // Given
    ReplayBuffer buffer = new ReplayBuffer(2, 2);

    // When
    // Then
    assertThat(buffer.size()).isZero();
    add(buffer, 0);
    assertThat(buffer.size()).isEqualTo(1);
    add(buffer, 1);
    assertThat(buffer.size()).isEqualTo(2);
    add(buffer, 2);
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Test
  void theStreamDecidesTheBatch() {
    // Given
    ReplayBuffer buffer = filled(100, 50);

    // When
    // Then
    assertThat(draw(buffer, 20).rewards()).containsExactly(draw(buffer, 20).rewards());
  }

  /** 1e39 is a double and no float. */
  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39, -1e39})
  void refusesARewardThatIsNoFloat(double reward) {
    // Given
    ReplayBuffer buffer = filled(100, 3);

    // When
    // Then
    assertThatThrownBy(() -> buffer.add(FloatVector.of(0, 0), FloatVector.of(0, 0), reward))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reward is " + reward + "; it must be a finite float");
    assertThat(buffer.size()).isEqualTo(3);
  }

  private static ReplayBuffer filled(int capacity, int transitions) {
    ReplayBuffer buffer = new ReplayBuffer(capacity, 2);
    for (int i = 0; i < transitions; i++) {
      add(buffer, i);
    }
    return buffer;
  }

  private static void add(ReplayBuffer buffer, int number) {
    buffer.add(
        FloatVector.of(number + 0.25f, 3 * number),
        FloatVector.of(number + 0.5f, 2 * number),
        number);
  }

  private static Batch draw(ReplayBuffer buffer, int size) {
    return buffer.draw(size, RandomStream.of(1, Purpose.BATCH, 0));
  }

  private static Set<Float> rewards(Batch batch) {
    Set<Float> rewards = new TreeSet<>();
    for (float reward : batch.rewards()) {
      rewards.add(reward);
    }
    return rewards;
  }
}
