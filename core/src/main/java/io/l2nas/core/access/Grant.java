package io.l2nas.core.access;

import io.l2nas.contracts.Names;
import io.l2nas.contracts.Quote;
import java.util.Optional;

/**
 * A role that somebody was given.
 *
 * @param role the role
 * @param team in which team; empty if it is a role in the whole installation
 */
public record Grant(Role role, Optional<String> team) {
  /** With what a grant begins among the groups and roles of an identity provider. */
  public static final String PREFIX = "l2nas:";

  private static final String FORM =
      "it must be l2nas:TEAM:viewer, l2nas:TEAM:member, l2nas:evaluator or l2nas:admin";

  public Grant {
    team.ifPresent(Names::requireTeam);
    if (role.isOfTeam() != team.isPresent()) {
      throw new IllegalArgumentException(
          role.isOfTeam()
              ? "team is missing; role '%s' is a role in a team".formatted(role.text())
              : "team is %s; role '%s' is a role in all teams, so leave the team out"
                  .formatted(Quote.of(team.orElseThrow()), role.text()));
    }
  }

  /** A role in the whole installation. */
  public static Grant of(Role role) {
    return new Grant(role, Optional.empty());
  }

  /** A role in a team. */
  public static Grant of(Role role, String team) {
    return new Grant(role, Optional.of(team));
  }

  /**
   * Reads a grant as an identity provider says it, such as {@code l2nas:vision:member}.
   *
   * @throws IllegalArgumentException if it is none; the message says what would be one
   */
  public static Grant parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (text.startsWith(PREFIX) && parts.length == 2) {
        return of(Role.of(parts[1]));
      }
      if (text.startsWith(PREFIX) && parts.length == 3) {
        return of(Role.of(parts[2]), parts[1]);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "grant is %s: %s; %s".formatted(Quote.of(text), e.getMessage(), FORM), e);
    }
    throw new IllegalArgumentException("grant is %s; %s".formatted(Quote.of(text), FORM));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return PREFIX + team.map(name -> name + ":").orElse("") + role.text();
  }
}
