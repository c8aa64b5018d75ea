package io.l2nas.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What teams get over time, in pools smaller and larger than the teams are many. */
class FairnessTest {

  /** Also where a share is less than a slot, and whatever an evaluation takes. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "8, 1", "8, 0.02", "3, 3600", "1, 3600", "5, 0.3", "64, 2"})
  void sharesAreInProportionToWeights(int slots, double seconds) {
    // Given
    PoolSimulation pool =
        new PoolSimulation(slots)
            .weigh("a", 1)
            .weigh("b", 2)
            .weigh("c", 1)
            .ask("burst", "a", seconds, 10_000)
            .ask("b1", "b", seconds, 300)
            .ask("c1", "c", seconds, 300);

    // When
    pool.run(200 * seconds);

    // Then
    double from = 10 * seconds;
    double to = 190 * seconds;
    assertThat(pool.share("a", from, to)).isCloseTo(0.25, within(0.02));
    assertThat(pool.share("b", from, to)).isCloseTo(0.5, within(0.02));
    assertThat(pool.share("c", from, to)).isCloseTo(0.25, within(0.02));
    assertThat(used(pool, from, to)).isCloseTo(slots * (to - from), within(slots * seconds));
  }

  /** A team of short evaluations gets as many slots as one of long ones. */
  @ParameterizedTest
  @CsvSource({"0.1, 10", "0.01, 1", "1, 30"})
  void slotsAreSharedWhateverAnEvaluationTakes(double shorter, double longer) {
    // Given
    PoolSimulation pool =
        new PoolSimulation(8).ask("a1", "a", shorter, 2_000).ask("b1", "b", longer, 2_000);

    // When
    pool.run(40 * longer);

    // Then
    assertThat(pool.share("a", 10 * longer, 40 * longer)).isCloseTo(0.5, within(0.05));
  }

  @Test
  void anIdleShareIsUsedAtOnceAndComesBackAsEvaluationsEnd() {
    // Given
    PoolSimulation pool =
        new PoolSimulation(8).ask("a1", "a", 1, 500).ask("b1", "b", 1, 500).run(20);

    // When
    pool.stop("a1");
    pool.run(20);
    pool.ask("a2", "a", 1, 500).run(20);

    // Then
    assertThat(pool.share("a", 5, 20)).isCloseTo(0.5, within(0.02));
    assertThat(pool.used("b", 22.5, 40) / 17.5).isCloseTo(8, within(0.05));
    assertThat(pool.share("a", 42, 60)).isCloseTo(0.5, within(0.03));
  }

  /** More experiments than slots: all of them get on. */
  @Test
  void experimentsOfATeamTakeTurns() {
    // Given
    PoolSimulation pool = new PoolSimulation(4).ask("other", "b", 1, 50);
    for (int i = 0; i < 40; i++) {
      pool.ask("a" + i, "a", 1, 5);
    }

    // When
    pool.run(200);

    // Then
    Map<String, Long> evaluations =
        pool.started().stream()
            .filter(run -> run.team().equals("a"))
            .collect(
                Collectors.groupingBy(PoolSimulation.Running::experiment, Collectors.counting()));
    assertThat(evaluations).hasSize(40);
    assertThat(evaluations.values()).allMatch(count -> count >= 8 && count <= 12);
    assertThat(pool.share("a", 10, 200)).isCloseTo(0.5, within(0.02));
  }

  /** A search with one action in flight is never behind a search with thousands. */
  @Test
  void nobodyWaitsBehindABurst() {
    // Given
    PoolSimulation pool = new PoolSimulation(8).ask("burst", "a", 1, 10_000).run(10);

    // When
    pool.ask("b1", "b", 1, 1).run(30);

    // Then
    List<Double> starts =
        pool.started().stream()
            .filter(run -> run.team().equals("b"))
            .map(PoolSimulation.Running::starts)
            .toList();
    assertThat(starts.get(0)).isLessThan(11.2);
    assertThat(starts).hasSizeGreaterThan(22);
  }

  /** Its slots are not lent for the moment that its next action takes. */
  @Test
  void aTeamBelowItsShareFindsAFreeSlot() {
    // Given
    PoolSimulation pool =
        new PoolSimulation(8)
            .ask("burst", "a", 1, 10_000)
            .ask("other", "c", 1, 100)
            .travelling(0.02)
            .run(10);

    // When
    pool.ask("light", "b", 1, 2).run(60);

    // Then
    assertThat(pool.waits("light", 15)).hasSizeGreaterThan(60).allMatch(waited -> waited < 0.001);
  }

  @Test
  void noMoreIsInFlightThanThePoolNeeds() {
    // When
    PoolSimulation pool =
        new PoolSimulation(64).ask("a1", "a", 1, 10_000).ask("b1", "b", 1, 10_000).run(60);

    // Then
    assertThat(pool.mostInFlight()).isLessThanOrEqualTo(64 + 2);
  }

  private static double used(PoolSimulation pool, double from, double to) {
    return List.of("a", "b", "c").stream().mapToDouble(team -> pool.used(team, from, to)).sum();
  }
}
