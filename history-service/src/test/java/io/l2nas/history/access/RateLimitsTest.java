package io.l2nas.history.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final RateLimits limits =
      new RateLimits(
          AccessSettings.of(
              Map.of("l2nas.access.writes-per-minute", "2", "l2nas.access.reads-per-minute", "3")));

  @Test
  void oneTooManyIsToldWhenToComeBack() {
    // Given
    limits.count(member("she", "vision"), true);
    limits.count(member("she", "vision"), true);

    // When
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> limits.count(member("she", "vision"), true));

    // Then
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.getMessage())
        .contains("l2nas:vision:member", "more than 2 changes a minute")
        .contains("l2nas.access.writes-per-minute");
    assertThat(Integer.parseInt(refused.headers().get("Retry-After"))).isBetween(1, 31);
  }

  @Test
  void aTeamSharesItsLimitAndNobodyElseFeelsIt() {
    // Given
    limits.count(member("she", "vision"), true);
    limits.count(member("he", "vision"), true);

    // When // Then
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> limits.count(member("they", "vision"), true)))
        .isNotNull();
    assertThatCode(() -> limits.count(member("it", "speech"), true)).doesNotThrowAnyException();
  }

  @Test
  void whoMayNotChangeMoreMayStillRead() {
    // Given
    limits.count(member("she", "vision"), true);
    limits.count(member("she", "vision"), true);

    // When // Then
    for (int i = 0; i < 3; i++) {
      assertThatCode(() -> limits.count(member("she", "vision"), false)).doesNotThrowAnyException();
    }
  }

  private static Caller member(String name, String team) {
    return new Caller(name, Set.of(Grant.parse("l2nas:" + team + ":member")));
  }
}
