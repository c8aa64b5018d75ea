package io.l2nas.core.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two agents share a pool of one slot, and remember different things. */
class StallTest {
  private final SharedPool ofFirst = new SharedPool();
  private final SharedPool ofSecond = new SharedPool();

  @Test
  void whoeverThinksThatItIsTheOthersTurnDoesNotWaitForEver() {
    // Given: each has seen its own team at work, and not the other's.
    ofFirst.share(
        pool(
            new ExperimentDemand("a1", "a", 0, 5, 1, 9, 1),
            new ExperimentDemand("b1", "b", 0, 5, 0, 9, 1)),
        0,
        0);
    ofSecond.share(
        pool(
            new ExperimentDemand("a1", "a", 0, 5, 0, 9, 1),
            new ExperimentDemand("b1", "b", 0, 5, 1, 9, 1)),
        0,
        0);
    PoolState both =
        pool(
            new ExperimentDemand("a1", "a", 0, 5, 0, 9, 1),
            new ExperimentDemand("b1", "b", 0, 5, 0, 9, 1));
    long now = 3_000_000_000L;
    assertThat(grant(ofFirst, both, now, 0, "a1") + grant(ofSecond, both, now, 0, "b1")).isZero();

    // When
    int granted = 0;
    for (int second = 1; second <= 10; second++) {
      now += 1_000_000_000L;
      int first = grant(ofFirst, both, now, second, "a1");
      int other = grant(ofSecond, both, now, second, "b1");
      assertThat(first + other).isLessThanOrEqualTo(1);
      granted += first + other;
    }

    // Then
    assertThat(granted).isGreaterThan(5);
  }

  private static int grant(SharedPool agent, PoolState pool, long now, long second, String own) {
    return agent.share(pool, now, second).stream()
        .flatMap(team -> team.experiments().stream())
        .filter(share -> share.demand().experiment().equals(own))
        .mapToInt(ExperimentShare::grant)
        .sum();
  }

  private static PoolState pool(ExperimentDemand... demands) {
    return new PoolState(
        List.of(new EvaluatorReported("e", "p", 1, EvaluatorState.TAKING, 1, "cpu", List.of())),
        List.of(demands),
        Map.of(),
        Map.of());
  }
}
