package io.l2nas.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                              | false | false | OPEN SIGNED_IN
          l2nas:evaluator     | false | false | OPEN SIGNED_IN POOLS
          l2nas:speech:member | false | false | OPEN SIGNED_IN POOLS TEAM
          l2nas:vision:viewer | true  | false | OPEN SIGNED_IN POOLS TEAM
          l2nas:vision:member | true  | true  | OPEN SIGNED_IN POOLS TEAM
          l2nas:admin         | true  | true  | OPEN SIGNED_IN POOLS TEAM ADMIN
          """)
  void mayWhatTheRoleSays(String grant, boolean reads, boolean changes, String rights) {
    // Given
    Caller caller = new Caller("she", grant == null ? Set.of() : Set.of(Grant.parse(grant)));

    // When // Then
    assertThat(caller.mayRead("vision")).isEqualTo(reads);
    assertThat(caller.mayChange("vision")).isEqualTo(changes);
    assertThat(Arrays.stream(Right.values()).filter(caller::has).map(Right::name))
        .containsExactly(rights.split(" "));
  }

  @Test
  void seesTheTeamsInWhichThereIsARole() {
    // Given
    Caller caller = caller("l2nas:vision:viewer", "l2nas:speech:member", "l2nas:evaluator");

    // When // Then
    assertThat(caller.readable()).contains(Set.of("vision", "speech"));
    assertThat(caller.mayChange("vision")).isFalse();
    assertThat(caller.mayChange("speech")).isTrue();
    assertThat(caller.describe())
        .isEqualTo("l2nas:evaluator, l2nas:speech:member, l2nas:vision:viewer");
  }

  @Test
  void anAdministratorSeesAllTeams() {
    // When // Then
    assertThat(caller("l2nas:admin", "l2nas:vision:viewer").readable()).isEmpty();
    assertThat(Caller.ANYBODY.readable()).isEmpty();
  }

  private static Caller caller(String... grants) {
    return new Caller("she", Arrays.stream(grants).map(Grant::parse).collect(Collectors.toSet()));
  }
}
