package io.l2nas.history.http;

import io.l2nas.contracts.SessionRequest;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Entrance;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.SignIn;
import io.l2nas.history.access.Visits;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Browsers sign in here. They keep the token in a cookie that no script can read and that no page
 * of others brings along.
 */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SessionResource {
  private static final Duration LIFE = Duration.ofHours(12);

  private final Entrance entrance;
  private final SignIn signIn;
  private final Visits visits;
  private final CurrentVertxRequest request;

  SessionResource(Entrance entrance, SignIn signIn, Visits visits, CurrentVertxRequest request) {
    this.entrance = entrance;
    this.signIn = signIn;
    this.visits = visits;
    this.request = request;
  }

  @GET
  @Requires(Right.SIGNED_IN)
  @Operation(summary = "Who is signed in, and may do what")
  public Uni<SessionView> show() {
    return Uni.createFrom().item(SessionView.of(visits.current().caller(), signIn.isRequired()));
  }

  @POST
  @Requires(Right.OPEN)
  @SecurityRequirements
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Sign in with a browser",
      description =
          "The answer sets a cookie for twelve hours. Scripts need none of this: they send 'Authorization: Bearer TOKEN' with each request.")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  public Uni<Response> begin(
      @RequestBody(content = @Content(schema = @Schema(implementation = SessionRequest.class)))
          byte[] body)
      throws MalformedRecordException {
    String token = RequestCodec.decodeSession(body).token().strip();
    RoutingContext browser = request.getCurrent();
    boolean secure = browser.request().isSSL();
    return entrance
        .signIn(browser, token)
        .map(
            caller ->
                Response.ok(SessionView.of(caller, signIn.isRequired()))
                    .cookie(cookie(token, LIFE, secure))
                    .build());
  }

  @DELETE
  @Requires(Right.OPEN)
  @SecurityRequirements
  @Operation(summary = "Sign out")
  @APIResponse(responseCode = "204", description = "Signed out")
  public Uni<Response> end() {
    return Uni.createFrom()
        .item(
            Response.noContent()
                .cookie(cookie("", Duration.ZERO, request.getCurrent().request().isSSL()))
                .build());
  }

  private static NewCookie cookie(String token, Duration life, boolean secure) {
    return new NewCookie.Builder(SignIn.COOKIE)
        .value(token)
        .path("/api/v1")
        .maxAge((int) life.toSeconds())
        .httpOnly(true)
        .sameSite(SameSite.STRICT)
        .secure(secure)
        .build();
  }
}
