package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredRandomSearchTest {
  private static final RandomSearch RANDOM =
      new MeasuredRandomSearch(
          List.of(
              run(9, new Improvement(0, 3, 30.0, 1), new Improvement(7, 5, 10.0, 6)),
              run(8, new Improvement(1, 4, 20.0, 1), new Improvement(9, 8, 40.0, 8))));

  @Test
  void isWhatTheRunsHadFoundWithAsManyDifferentArchitectures() {
    assertThat(RANDOM.bestOf(5).best().mean()).isEqualTo(3.5);
    assertThat(RANDOM.bestOf(6).best().mean()).isEqualTo(4.5);
    assertThat(RANDOM.bestOf(6).reported()).isEqualTo(new Spread(15, Math.sqrt(50)));
    assertThat(RANDOM.bestOf(8).best().mean()).isEqualTo(6.5);
  }

  @Test
  void withMoreThanTheyScoredItIsWhatTheyFound() {
    assertThat(RANDOM.bestOf(500)).isEqualTo(RANDOM.bestOf(9));
  }

  @Test
  void nobodyKnowsTheOptimum() {
    assertThat(RANDOM.optimum()).isEmpty();
  }

  private static RunRecord run(int unique, Improvement... improvements) {
    Improvement last = improvements[improvements.length - 1];
    return new RunRecord(
        new RunResult(
            "random", "value", 1, 20, unique, last.step(), last.best(), last.reported(), 0.5),
        List.of(improvements));
  }
}
