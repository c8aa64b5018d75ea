package io.l2nas.history.http;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import java.util.Comparator;
import java.util.List;

/**
 * Who is signed in, as they see themselves.
 *
 * @param name who it is
 * @param signInRequired whether anybody signs in here at all
 * @param roles what was given to them
 */
public record SessionView(String name, boolean signInRequired, List<RoleView> roles) {

  /**
   * A role.
   *
   * @param role what they may do
   * @param team in which team; null if in all
   */
  public record RoleView(String role, String team) {}

  static SessionView of(Caller caller, boolean signInRequired) {
    return new SessionView(
        caller.name(),
        signInRequired,
        caller.grants().stream()
            .sorted(Comparator.comparing(Grant::text))
            .map(grant -> new RoleView(grant.role().text(), grant.team().orElse(null)))
            .toList());
  }
}
