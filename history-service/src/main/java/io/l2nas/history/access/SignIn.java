package io.l2nas.history.access;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import io.l2nas.history.config.AccessConfig;
import io.l2nas.history.ledger.ApiTokens;
import io.l2nas.messaging.LogLine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Finds out who calls: by a token of a file, a token of ours, or one of the identity provider. It
 * comes in a header, or in the cookie of a browser that has signed in. No token is ever logged.
 */
@ApplicationScoped
public class SignIn {
  /** The cookie of a browser that has signed in. */
  public static final String COOKIE = "l2nas-session";

  private static final Logger LOGGER = Logger.getLogger(SignIn.class);
  private static final int LONGEST_NAME = 100;
  private static final int UNPRINTABLE = '\uFFFD';
  private static final String BEARER = "Bearer ";

  /** What may stand in a header: whoever complains of another text would show it. */
  private static final String TOKEN = "[!-~]{1,16384}";

  private static final String NOT_VALID = "the token is unknown, revoked, expired or not for l2nas";

  private final AccessConfig config;
  private final TokenFiles files;
  private final ApiTokens tokens;
  private final HttpAuthenticator provider;

  SignIn(AccessConfig config, TokenFiles files, ApiTokens tokens, HttpAuthenticator provider) {
    this.config = config;
    this.files = files;
    this.tokens = tokens;
    this.provider = provider;
  }

  /** Whether callers have to. */
  public boolean isRequired() {
    return config.signIn() == AccessConfig.SignIn.REQUIRED;
  }

  /**
   * Who calls.
   *
   * @throws RefusedException (as a failure) if they do not say, or it is not true
   */
  Uni<Caller> caller(RoutingContext request) {
    if (!isRequired()) {
      return Uni.createFrom().item(Caller.ANYBODY);
    }
    return bearer(request)
        .or(() -> cookie(request))
        .map(token -> owner(request, token))
        .orElseGet(
            () ->
                Uni.createFrom().failure(RefusedException.notSignedIn("the request has no token")));
  }

  /** Whether a script calls, which sends its token in the header and not without being asked. */
  static Optional<String> bearer(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  /**
   * Whose token it is.
   *
   * @throws RefusedException (as a failure) if it is nobody's
   */
  Uni<Caller> owner(RoutingContext request, String token) {
    if (!token.matches(TOKEN)) {
      return Uni.createFrom().failure(RefusedException.notSignedIn(NOT_VALID));
    }
    return files
        .find(token)
        .map(caller -> Uni.createFrom().item(caller))
        .orElseGet(
            () ->
                token.startsWith(ApiTokens.PREFIX)
                    ? ownerOfOurs(token)
                    : ownerOfProviders(request, token));
  }

  private Uni<Caller> ownerOfOurs(String token) {
    return tokens
        .find(TokenHash.of(token))
        .map(found -> found.orElseThrow(() -> RefusedException.notSignedIn(NOT_VALID)));
  }

  private Uni<Caller> ownerOfProviders(RoutingContext request, String token) {
    // Where the provider's tokens are looked for.
    request.request().headers().set(HttpHeaders.AUTHORIZATION, BEARER + token);
    return provider
        .attemptAuthentication(request)
        .onFailure()
        .transform(
            e -> {
              if (e instanceof AuthenticationFailedException) {
                return RefusedException.notSignedIn(NOT_VALID);
              }
              LogLine.of("the identity provider cannot be asked").error(e).warn(LOGGER);
              return RefusedException.unavailable(
                  "the identity provider does not answer; try again, or use a token of l2nas");
            })
        .map(
            identity -> {
              if (identity == null || identity.isAnonymous()) {
                throw RefusedException.notSignedIn(NOT_VALID);
              }
              return new Caller(name(identity), grants(identity));
            });
  }

  /** Whatever the provider calls them, they are not taken for a token of ours. */
  private static String name(SecurityIdentity identity) {
    return "user "
        + identity
            .getPrincipal()
            .getName()
            .codePoints()
            .limit(LONGEST_NAME)
            .map(codePoint -> Character.isISOControl(codePoint) ? UNPRINTABLE : codePoint)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
  }

  /** Whatever else the provider says of them is none of ours. */
  private static Set<Grant> grants(SecurityIdentity identity) {
    Set<Grant> grants = new HashSet<>();
    for (String role : identity.getRoles()) {
      if (role.startsWith(Grant.PREFIX)) {
        try {
          grants.add(Grant.parse(role));
        } catch (IllegalArgumentException e) {
          LogLine.of("a role that the identity provider gave is left out")
              .error(e.getMessage())
              .warn(LOGGER);
        }
      }
    }
    return grants;
  }

  private static Optional<String> cookie(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(COOKIE)).map(Cookie::getValue);
  }
}
