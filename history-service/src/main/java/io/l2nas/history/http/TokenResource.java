package io.l2nas.history.http;

import io.l2nas.contracts.TokenRequest;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.access.Grant;
import io.l2nas.core.access.Right;
import io.l2nas.core.access.Role;
import io.l2nas.history.access.NewToken;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.Visits;
import io.l2nas.history.ledger.ApiTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens with which scripts sign in. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class TokenResource {
  private final ApiTokens tokens;
  private final Visits visits;

  TokenResource(ApiTokens tokens, Visits visits) {
    this.tokens = tokens;
    this.visits = visits;
  }

  @POST
  @Requires(Right.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a token",
      description = "The answer has the token itself. It is told this once, and kept nowhere.")
  @APIResponse(
      responseCode = "201",
      description = "It is made",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  public Uni<Response> add(
      @RequestBody(content = @Content(schema = @Schema(implementation = TokenRequest.class)))
          byte[] body)
      throws MalformedRecordException {
    TokenRequest request = RequestCodec.decodeToken(body);
    NewToken token = NewToken.random();
    ApiTokens.Draft draft =
        new ApiTokens.Draft(
            token.id(),
            request.name(),
            grant(request),
            visits.current().caller().name(),
            Optional.ofNullable(request.days())
                .map(days -> OffsetDateTime.now(ZoneOffset.UTC).plusDays(days)));
    return tokens
        .add(draft, token.hash())
        .map(
            entry ->
                Response.created(URI.create("/api/v1/tokens/" + entry.id()))
                    .entity(TokenView.with(entry, token.text()))
                    .build());
  }

  @GET
  @Requires(Right.ADMIN)
  @Operation(summary = "List the tokens, the newest first; what they are is told of none")
  public Uni<Page<TokenView>> list() {
    return tokens.all().map(all -> new Page<>(all.stream().map(TokenView::of).toList(), null));
  }

  @DELETE
  @Path("{id}")
  @Requires(Right.ADMIN)
  @Operation(
      summary = "Revoke a token",
      description = "It is worth nothing from the next request on, and stays in the list.")
  @APIResponse(responseCode = "204", description = "It is revoked.")
  public Uni<Void> revoke(String id) {
    return tokens
        .revoke(id)
        .invoke(
            revoked -> {
              if (!revoked) {
                throw new UnknownTokenException(id);
              }
            })
        .replaceWithVoid();
  }

  private static Grant grant(TokenRequest request) {
    try {
      return new Grant(Role.of(request.role()), Optional.ofNullable(request.team()));
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
