package io.l2nas.history.access;

import io.l2nas.contracts.Quote;
import io.l2nas.core.access.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/** A request of somebody who was let in: who it is, and whether what they touch is theirs. */
public final class Visit {
  private final Caller caller;
  private String team;

  Visit(Caller caller) {
    this.caller = caller;
  }

  /** Who it is. */
  public Caller caller() {
    return caller;
  }

  /** Whether it is known who it is. */
  public boolean isOfSomebody() {
    return caller != Entrance.NOBODY;
  }

  /** Whose thing is touched, once that is known. */
  public Optional<String> team() {
    return Optional.ofNullable(team);
  }

  /**
   * What belongs to a team that they may not read is not there for them.
   *
   * @param unknown what is said of a thing that is not there
   */
  public void requireReadable(String team, Supplier<? extends RuntimeException> unknown) {
    this.team = team;
    if (!caller.mayRead(team)) {
      throw unknown.get();
    }
  }

  /**
   * As {@link #requireReadable}, of what is to be changed.
   *
   * @throws RefusedException if they may read it, and no more
   */
  public void requireChangeable(String team, Supplier<? extends RuntimeException> unknown) {
    requireReadable(team, unknown);
    requireMember(team);
  }

  /**
   * Requires that they may act for a team.
   *
   * @throws RefusedException if they may not; whether there is such a team it does not say
   */
  public void requireMember(String team) {
    this.team = team;
    if (!caller.mayChange(team)) {
      throw RefusedException.forbidden(
          "team is %s, and '%s' is no member of it, but has %s; name another team, or ask an administrator for l2nas:TEAM:member"
              .formatted(Quote.of(team), caller.name(), caller.describe()));
    }
  }

  void begin(RoutingContext request) {
    request.put(Visit.class.getName(), this);
  }

  /** The visit that a request is, if it was let in. */
  public static Optional<Visit> of(RoutingContext request) {
    return Optional.ofNullable(request.get(Visit.class.getName()));
  }
}
