package io.l2nas.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pools of evaluators that work for long: who should be left alone is, and who should not is not.
 */
class PoolConductTest {
  private static final int FAILURES = 5;

  private final Told told = new Told(new Conduct(FAILURES));
  private int failuresOfBad;

  /** Whether an evaluation fails. */
  private interface Luck {
    boolean fails(int evaluator, double at, SplittableRandom random);
  }

  private record Busy(int evaluator, double begunAt, double endsAt) {}

  @ParameterizedTest
  @CsvSource({"2,0.1", "2,0.33", "3,0.33", "8,0.33", "8,0.05", "2,0.7", "8,0.7", "8,0.9"})
  void workThatFailsWithEverybodyIsNobodysFault(int evaluators, double chance) {
    // When
    work(evaluators, 100_000, (evaluator, at, random) -> random.nextDouble() < chance);

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  /** Everything fails for a minute in ten, and what was begun before that as well. */
  @ParameterizedTest
  @ValueSource(ints = {2, 8, 64})
  void anOutageIsNobodysFault(int evaluators) {
    // When
    work(evaluators, 100_000, (evaluator, at, random) -> at % 600 < 60);

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  /** The agent looks for a while where little can be evaluated. */
  @ParameterizedTest
  @ValueSource(ints = {2, 8, 64})
  void hardTimesAreNobodysFault(int evaluators) {
    // When
    work(
        evaluators,
        100_000,
        (evaluator, at, random) -> random.nextDouble() < 0.4 + 0.4 * Math.sin(at / 50));

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2,0,9", "8,0,5", "64,0,5", "2,0.33,30", "8,0.33,20"})
  void oneThatAlwaysFailsIsFoundAtOnce(int evaluators, double chance, int most) {
    // When
    work(
        evaluators,
        2000,
        (evaluator, at, random) -> evaluator == 0 || random.nextDouble() < chance);

    // Then
    assertThat(told.suspects()).contains("e0").containsOnly("e0");
    assertThat(failuresOfBad).isBetween(FAILURES, most);
  }

  @Test
  void allThatAlwaysFailAreFoundIfOneDoesNot() {
    // When
    work(8, 2000, (evaluator, at, random) -> evaluator > 0);

    // Then
    assertThat(told.suspects()).contains("e1", "e2", "e3", "e4", "e5", "e6", "e7");
    assertThat(told.suspects()).doesNotContain("e0");
  }

  private void work(int evaluators, int evaluations, Luck luck) {
    SplittableRandom random = new SplittableRandom(42);
    PriorityQueue<Busy> pool = new PriorityQueue<>(Comparator.comparingDouble(Busy::endsAt));
    IntStream.range(0, evaluators).forEach(i -> pool.add(begin(i, 0, random)));
    for (int done = 0; done < evaluations; done++) {
      Busy ended = pool.remove();
      String name = "e" + ended.evaluator();
      double seconds = ended.endsAt() - ended.begunAt();
      if (luck.fails(ended.evaluator(), ended.endsAt(), random)) {
        if (ended.evaluator() == 0 && !told.suspects().contains("e0")) {
          failuresOfBad++;
        }
        told.fails(name, ended.endsAt(), seconds);
      } else {
        told.completes(name, ended.endsAt(), seconds);
      }
      pool.add(begin(ended.evaluator(), ended.endsAt(), random));
    }
  }

  private static Busy begin(int evaluator, double now, SplittableRandom random) {
    return new Busy(evaluator, now, now + 0.5 + random.nextDouble());
  }
}
