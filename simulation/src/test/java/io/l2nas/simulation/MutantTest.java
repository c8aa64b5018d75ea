package io.l2nas.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mistake made on purpose does not stay hidden. */
class MutantTest {
  private static final int SEEDS = 1_000;

  @ParameterizedTest
  @EnumSource(value = Mutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isFoundWithinAThousandSeeds(Mutant mutant) {
    long seeds = new Sweep(0, SEEDS, mutant).untilWrong();

    System.out.printf("%s found after %d seeds%n", mutant, seeds);
    assertThat(seeds).isPositive();
  }
}
