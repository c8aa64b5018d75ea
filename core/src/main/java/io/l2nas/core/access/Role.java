package io.l2nas.core.access;

import io.l2nas.contracts.Quote;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody may do. */
public enum Role {
  /** Reads what belongs to a team. */
  VIEWER,
  /** Reads what belongs to a team, submits for it, and changes what it has. */
  MEMBER,
  /** Reads how the pools stand, and nothing of any team. */
  EVALUATOR,
  /** Does everything in every team, and alone: terms, quarantine, dead letters, tokens, audit. */
  ADMIN;

  /**
   * Reads a role as people write it.
   *
   * @throws IllegalArgumentException if there is none of this name; the message lists those there
   *     are
   */
  public static Role of(String text) {
    return Arrays.stream(values())
        .filter(role -> role.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role is %s; it must be one of %s".formatted(Quote.of(text), names())));
  }

  /** Whether it is a role in one team, not in the whole installation. */
  public boolean isOfTeam() {
    return switch (this) {
      case VIEWER, MEMBER -> true;
      case EVALUATOR, ADMIN -> false;
    };
  }

  /** As people write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(Role::text).collect(Collectors.joining(", "));
  }
}
