package io.l2nas.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"l2nas:vision:viewer", "l2nas:vision:member", "l2nas:evaluator", "l2nas:admin"})
  void isReadAsItIsWritten(String text) {
    // When // Then
    assertThat(Grant.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          admin               | grant is 'admin'; it must be l2nas:TEAM:viewer
          l2nas:              | role is ''; it must be one of viewer, member, evaluator, admin
          l2nas:Admin         | role is 'Admin'; it must be one of viewer, member, evaluator, admin
          l2nas:member        | team is missing; role 'member' is a role in a team
          l2nas:vision:admin  | team is 'vision'; role 'admin' is a role in all teams
          l2nas::member       | team is ''; it must be 1 to 100 letters
          l2nas:a b:member    | team is 'a b'; it must be 1 to 100 letters
          l2nas:a:member:more | grant is 'l2nas:a:member:more'; it must be l2nas:TEAM:viewer
          """)
  void whatIsNoneIsRefusedInWords(String text, String complaint) {
    // When // Then
    assertThatThrownBy(() -> Grant.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aRoleInATeamNamesIt() {
    // When // Then
    assertThat(Grant.of(Role.VIEWER, "vision").team()).isEqualTo(Optional.of("vision"));
    assertThatThrownBy(() -> Grant.of(Role.VIEWER)).hasMessageContaining("team is missing");
  }
}
