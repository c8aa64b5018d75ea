package io.l2nas.contracts;

/**
 * A token that an administrator wants made.
 *
 * @param name what it is for, in a few words
 * @param role what whoever has it may do: viewer, member, evaluator or admin
 * @param team in which team, for the roles viewer and member; for the others it is left out
 * @param days how long it is good; if it is left out, until it is revoked
 */
public record TokenRequest(String name, String role, String team, Integer days) {
  private static final int MOST_DAYS = 3650;

  public TokenRequest {
    Require.label("name", name);
    Require.present("role", role);
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new IllegalArgumentException(
          "days is %d; it must be from 1 to %d".formatted(days, MOST_DAYS));
    }
  }
}
