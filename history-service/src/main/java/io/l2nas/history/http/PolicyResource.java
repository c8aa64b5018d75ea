package io.l2nas.history.http;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.access.Right;
import io.l2nas.core.policy.PolicyWeights;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.Visits;
import io.l2nas.history.ledger.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What agents of a team have learned, and others of it may begin with. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class PolicyResource {
  private static final String DEFAULT_TEAM = "default";

  private final Policies policies;
  private final Visits visits;

  PolicyResource(Policies policies, Visits visits) {
    this.policies = policies;
    this.visits = visits;
  }

  @POST
  @Requires(Right.TEAM)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Import a policy",
      description =
          "The body is a file that 'l2nas policy export' wrote. A policy that is there already answers 200.")
  @APIResponse(
      responseCode = "201",
      description = "It is imported; Location says where it is",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It had been imported before",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  public Uni<Response> add(
      @QueryParam("team") @DefaultValue(DEFAULT_TEAM) TeamName team,
      @RequestBody(content = @Content(schema = @Schema(implementation = Policy.class))) byte[] body)
      throws MalformedRecordException {
    visits.current().requireMember(team.value());
    Policy policy = PolicyFile.read(body);
    requireWhole(policy);
    return policies
        .add(team.value(), policy)
        .chain(
            added ->
                entry(team, policy.digest())
                    .map(
                        view ->
                            Response.status(added ? 201 : 200)
                                .location(URI.create("/api/v1/policies/" + policy.digest()))
                                .entity(view)
                                .build()));
  }

  @GET
  @Requires(Right.TEAM)
  @Operation(summary = "List the policies of a team, the newest first")
  public Uni<Page<PolicyView>> list(@QueryParam("team") @DefaultValue(DEFAULT_TEAM) TeamName team) {
    if (!visits.current().caller().mayRead(team.value())) {
      return Uni.createFrom().item(new Page<>(List.of(), null));
    }
    return policies
        .of(team.value())
        .map(all -> new Page<>(all.stream().map(PolicyView::of).toList(), null));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{digest}")
  @Operation(summary = "The policy itself, as it was imported")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(schema = @Schema(implementation = Policy.class)))
  public Uni<Response> file(
      String digest, @QueryParam("team") @DefaultValue(DEFAULT_TEAM) TeamName team) {
    visits
        .current()
        .requireReadable(team.value(), () -> new UnknownPolicyException(team.value(), digest));
    return policies
        .find(team.value(), digest)
        .map(found -> found.orElseThrow(() -> new UnknownPolicyException(team.value(), digest)))
        .map(policy -> Response.ok(PolicyFile.write(policy)).build());
  }

  private Uni<PolicyView> entry(TeamName team, String digest) {
    return policies
        .of(team.value())
        .map(
            all ->
                all.stream()
                    .filter(entry -> entry.digest().equals(digest))
                    .map(PolicyView::of)
                    .findFirst()
                    .orElseThrow(() -> new UnknownPolicyException(team.value(), digest)));
  }

  private static void requireWhole(Policy policy) {
    try {
      PolicyWeights.read(policy, new SearchSpace(policy.spec().space()), policy.hidden());
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
