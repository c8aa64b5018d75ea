package io.l2nas.core.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks, and what was given to them.
 *
 * @param name as the audit log has it
 * @param grants their roles; none is one who is known and may do nothing
 */
public record Caller(String name, Set<Grant> grants) {
  /** Whoever it is, where nobody is asked to sign in. */
  public static final Caller ANYBODY = new Caller("anybody", Set.of(Grant.of(Role.ADMIN)));

  public Caller {
    grants = Set.copyOf(grants);
  }

  public boolean isAdmin() {
    return has(Grant.of(Role.ADMIN));
  }

  /** Whether an endpoint that asks for this right may be called at all. */
  public boolean has(Right right) {
    return switch (right) {
      case OPEN, SIGNED_IN -> true;
      case POOLS -> !grants.isEmpty();
      case TEAM -> isAdmin() || grants.stream().anyMatch(grant -> grant.team().isPresent());
      case ADMIN -> isAdmin();
    };
  }

  /** Whether what belongs to a team is there for them to see. */
  public boolean mayRead(String team) {
    return isAdmin() || has(Grant.of(Role.VIEWER, team)) || has(Grant.of(Role.MEMBER, team));
  }

  /** Whether they may submit for a team, and change what it has. */
  public boolean mayChange(String team) {
    return isAdmin() || has(Grant.of(Role.MEMBER, team));
  }

  /** The teams whose things they see; empty if it is all of them. */
  public Optional<Set<String>> readable() {
    return isAdmin()
        ? Optional.empty()
        : Optional.of(
            grants.stream().flatMap(grant -> grant.team().stream()).collect(Collectors.toSet()));
  }

  /** Their grants, for a person to read. */
  public String describe() {
    return grants.isEmpty()
        ? "no role"
        : grants.stream().map(Grant::text).sorted().collect(Collectors.joining(", "));
  }

  private boolean has(Grant grant) {
    return grants.contains(grant);
  }
}
