package io.l2nas.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final int SEEDS = 10_000;
  private static final int THREADS = 2;

  @Test
  void noPromiseIsBrokenInTenThousandWorlds() {
    // Given
    Sweep sweep = new Sweep(0, SEEDS, Mutant.NONE);

    // When
    List<Simulation.Result> wrong = sweep.run(THREADS, System.out::println);

    // Then
    assertThat(wrong).extracting(Simulation.Result::seed, Simulation.Result::violations).isEmpty();
  }

  @Test
  void aSeedGoesTheSameWayEveryTime() {
    for (long seed = 0; seed < 20; seed++) {
      Simulation.Result once = Simulation.run(seed, Mutant.NONE, false);
      Simulation.Result again = Simulation.run(seed, Mutant.NONE, true);
      Simulation.Result other = Simulation.run(seed + 1, Mutant.NONE, false);

      assertThat(again.hash()).isEqualTo(once.hash());
      assertThat(again.trace()).isNotEmpty();
      assertThat(other.hash()).isNotEqualTo(once.hash());
    }
  }
}
