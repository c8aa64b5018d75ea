package io.l2nas.faults.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillPlanTest {
  private static final int STEPS = 1_000;
  private static final Duration LONGEST = Duration.ofMillis(400);

  @Test
  void asManyAreKilledAsAskedForAndEveryServiceIsAmongThem() {
    // When
    Map<Victim, Integer> counts = new EnumMap<>(Victim.class);
    draw(1).forEach(kill -> counts.merge(kill.victim(), 1, Integer::sum));

    // Then
    assertThat(counts).containsEntry(Victim.BROKER, 10).containsEntry(Victim.DATABASE, 5);
    assertThat(counts.get(Victim.AGENT) + counts.get(Victim.EVALUATOR) + counts.get(Victim.HISTORY))
        .isEqualTo(100);
    assertThat(counts.values()).allMatch(count -> count > 0);
  }

  @Test
  void theyComeInTheOrderOfTheirStepsAndBeforeTheEnd() {
    // When
    List<Kill> kills = draw(2);

    // Then
    assertThat(kills).isSortedAccordingTo(Comparator.comparing(Kill::step));
    assertThat(kills).allMatch(kill -> kill.step() >= 0 && kill.step() < STEPS);
    assertThat(kills).allMatch(kill -> kill.delay().compareTo(LONGEST) < 0);
  }

  @Test
  void aSeedDecidesAll() {
    assertThat(draw(3)).isEqualTo(draw(3)).isNotEqualTo(draw(4));
  }

  private static List<Kill> draw(long seed) {
    return new KillPlan(seed, STEPS, LONGEST).draw(100, 10, 5);
  }
}
