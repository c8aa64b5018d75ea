package io.l2nas.history.http;

import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.contracts.TeamTerms;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.RequestCodec;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.Visits;
import io.l2nas.history.channel.ReportPublisher;
import io.l2nas.history.ledger.Teams;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What teams may have of the pools that they share. */
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "teams")
public class TeamResource {
  private final Teams teams;
  private final ReportPublisher publisher;
  private final Visits visits;

  TeamResource(Teams teams, ReportPublisher publisher, Visits visits) {
    this.teams = teams;
    this.publisher = publisher;
    this.visits = visits;
  }

  @GET
  @Requires(Right.TEAM)
  @Operation(summary = "List the teams that were given terms, or have used something today")
  public Uni<Page<TeamView>> list() {
    return teams
        .of(visits.current().caller().readable())
        .map(all -> new Page<>(all.stream().map(TeamView::of).toList(), null));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{team}")
  @Operation(summary = "Show a team; one of which nothing is known has the defaults")
  public Uni<TeamView> show(String team) {
    TeamReported unknown = unknown(team);
    visits.current().requireReadable(team, () -> new UnknownTeamException(team));
    return teams.all().map(all -> TeamView.of(find(all, unknown)));
  }

  @PUT
  @Requires(Right.ADMIN)
  @Path("{team}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give a team other terms",
      description =
          "What is left out has its default: weight 1, and no limit. They are true for what is dispatched from now on; nothing is stopped.")
  public Uni<TeamView> set(
      String team,
      @RequestBody(content = @Content(schema = @Schema(implementation = TeamRequest.class)))
          byte[] body)
      throws MalformedRecordException {
    TeamReported unknown = unknown(team);
    return teams
        .set(team, terms(RequestCodec.decodeTeam(body)))
        .chain(publisher::publish)
        .chain(teams::all)
        .map(all -> TeamView.of(find(all, unknown)));
  }

  private static TeamReported find(List<TeamReported> all, TeamReported unknown) {
    return all.stream()
        .filter(team -> team.team().equals(unknown.team()))
        .findFirst()
        .orElse(unknown);
  }

  private static TeamReported unknown(String team) {
    try {
      return new TeamReported(team, TeamTerms.DEFAULT, LocalDate.now(ZoneOffset.UTC).toString(), 0);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }

  private static TeamTerms terms(TeamRequest request) {
    try {
      return request.terms();
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
