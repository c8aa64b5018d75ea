package io.l2nas.history.access;

import io.l2nas.contracts.Quote;
import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/** The only way in: every endpoint is behind it, whatever serves it. */
@ApplicationScoped
public class Entrance {
  static final Caller NOBODY = new Caller("nobody", Set.of());
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final Pattern OWN_NAME =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d+){3}|\\[?::1]?");

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
      return refuse("a page of another server may change nothing here: Origin and Host differ");
    }
    if (!signIn.isRequired() && !isCalledByItsName(request)) {
      return refuse(
          "Host is %s; where nobody signs in the service is called localhost or 127.0.0.1"
              .formatted(Quote.of(String.valueOf(request.request().authority()))));
    }
    Uni<Caller> caller =
        right == Right.OPEN
            ? Uni.createFrom().item(NOBODY)
            : signIn.caller(request).invoke(known -> count(request, known));
    return caller
        .map(Visit::new)
        .invoke(visit -> visit.begin(request))
        .invoke(visit -> require(visit.caller(), right));
  }

  /**
   * Lets somebody in who shows a token for the first time.
   *
   * @throws RefusedException (as a failure) if it is nobody's, or they come too often
   */
  public Uni<Caller> signIn(RoutingContext request, String token) {
    return signIn
        .owner(request, token)
        .invoke(caller -> count(request, caller))
        .invoke(caller -> new Visit(caller).begin(request));
  }

  private static Uni<Visit> refuse(String why) {
    return Uni.createFrom().failure(RefusedException.forbidden(why));
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

  /**
   * A page of somebody may give this machine's address a name of its own, and is then no other page
   * to a browser.
   */
  private static boolean isCalledByItsName(RoutingContext request) {
    HostAndPort authority = request.request().authority();
    return authority != null && OWN_NAME.matcher(authority.host()).matches();
  }

  /** Whether a request may change something: those are limited more tightly, and recorded. */
  public static boolean changes(RoutingContext request) {
    return !READING.contains(request.request().method());
  }
}
