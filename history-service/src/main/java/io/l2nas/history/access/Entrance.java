package io.l2nas.history.access;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The only way in: every endpoint is behind it, whatever serves it. */
@ApplicationScoped
public class Entrance {
  static final Caller NOBODY = new Caller("nobody", Set.of());
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final SignIn signIn;
  private final RateLimits limits;

  Entrance(SignIn signIn, RateLimits limits) {
    this.signIn = signIn;
    this.limits = limits;
  }

  /**
   * Lets a request in.
   *
   * @throws RefusedException (as a failure) if it is not known who calls, or they call too often,
   *     or they have no such right
   */
  public Uni<Visit> admit(RoutingContext request, Right right) {
    if (isOfAnotherPage(request)) {
      return Uni.createFrom()
          .failure(
              RefusedException.forbidden(
                  "a page of another server may change nothing here: Origin and Host differ"));
    }
    Uni<Caller> caller =
        right == Right.OPEN ? Uni.createFrom().item(NOBODY) : signIn.caller(request);
    return caller
        .invoke(known -> count(request, known))
        .map(Visit::new)
        .invoke(visit -> visit.begin(request))
        .invoke(visit -> require(visit.caller(), right));
  }

  private void count(RoutingContext request, Caller caller) {
    if (signIn.isRequired()) {
      limits.count(caller, changes(request));
    }
  }

  private static void require(Caller caller, Right right) {
    if (!caller.has(right)) {
      throw RefusedException.forbidden(
          "'%s' has %s, and this needs %s; ask an administrator"
              .formatted(caller.name(), caller.describe(), needed(right)));
    }
  }

  private static String needed(Right right) {
    return switch (right) {
      case OPEN, SIGNED_IN -> "nothing";
      case POOLS -> "a role, such as l2nas:evaluator";
      case TEAM -> "a role in a team, such as l2nas:TEAM:viewer";
      case ADMIN -> "l2nas:admin";
    };
  }

  /**
   * A browser sends cookies, and reaches this machine, for pages of others, too; of those it says
   * where they are from. They cannot set the header.
   */
  private static boolean isOfAnotherPage(RoutingContext request) {
    String origin = request.request().getHeader(HttpHeaders.ORIGIN);
    return origin != null
        && changes(request)
        && SignIn.bearer(request).isEmpty()
        && !origin.endsWith("://" + request.request().authority());
  }

  private static boolean changes(RoutingContext request) {
    return !READING.contains(request.request().method());
  }
}
