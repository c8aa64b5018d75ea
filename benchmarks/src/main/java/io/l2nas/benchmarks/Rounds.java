package io.l2nas.benchmarks;

import picocli.CommandLine.Option;

/** Measures again and again, after rounds that warm the server up and do not count. */
final class Rounds {
  @Option(names = "--rounds", description = "Rounds that count (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--warm-up", description = "Rounds before that (${DEFAULT-VALUE}).")
  private int warmUp;

  Rounds(int rounds, int warmUp) {
    this.rounds = rounds;
    this.warmUp = warmUp;
  }

  /** One round; its number is also where seeds come from, so no two are alike. */
  interface Round {
    void measure(int round) throws Exception;
  }

  /**
   * Runs them all.
   *
   * @param forget throws away what the warm-up measured
   */
  void run(Round one, Runnable forget) throws Exception {
    for (int round = -warmUp; round < rounds; round++) {
      Progress.say("round " + round + " of " + rounds + (round < 0 ? " (warm-up)" : ""));
      if (round == 0) {
        forget.run();
      }
      one.measure(round);
    }
  }
}
