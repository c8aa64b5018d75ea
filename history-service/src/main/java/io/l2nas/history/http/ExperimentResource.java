package io.l2nas.history.http;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.access.Right;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.Visit;
import io.l2nas.history.access.Visits;
import io.l2nas.history.channel.Outbox;
import io.l2nas.history.channel.PoolDirectory;
import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.ExperimentRow;
import io.l2nas.history.ledger.Ledger;
import io.l2nas.history.ledger.Policies;
import io.l2nas.history.ledger.Submissions;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Submits experiments, lists them, and changes their status. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments")
public class ExperimentResource {
  private final Submissions submissions;
  private final Ledger ledger;
  private final Outbox outbox;
  private final ExperimentQueries queries;
  private final PoolDirectory pools;
  private final Policies policies;
  private final KnownExperiments experiments;
  private final Visits visits;

  ExperimentResource(
      Submissions submissions,
      Ledger ledger,
      Outbox outbox,
      ExperimentQueries queries,
      PoolDirectory pools,
      Policies policies,
      KnownExperiments experiments,
      Visits visits) {
    this.submissions = submissions;
    this.ledger = ledger;
    this.outbox = outbox;
    this.queries = queries;
    this.pools = pools;
    this.policies = policies;
    this.experiments = experiments;
    this.visits = visits;
  }

  @POST
  @Requires(Right.TEAM)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Submit an experiment",
      description =
          "It runs from now on. With the header Idempotency-Key a repeated request is the same"
              + " experiment and answers 200.")
  @Parameter(
      name = IdempotencyKey.HEADER,
      in = ParameterIn.HEADER,
      schema = @Schema(implementation = IdempotencyKey.class))
  @APIResponse(
      responseCode = "201",
      description = "It is taken in; Location says where it is",
      content = @Content(schema = @Schema(implementation = ExperimentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It had been taken in before, under the same key",
      content = @Content(schema = @Schema(implementation = ExperimentView.class)))
  public Uni<Response> submit(
      @RequestBody(
              description = "Only metric is required; at most 512 KiB",
              content =
                  @Content(
                      schema = @Schema(implementation = ExperimentRequest.class),
                      examples =
                          @ExampleObject(name = "shortest", value = "{\"metric\":\"accuracy\"}")))
          byte[] body,
      @Context HttpHeaders headers)
      throws MalformedRecordException {
    Optional<String> key = IdempotencyKey.of(headers).map(IdempotencyKey::value);
    ExperimentRequest request = SubmissionBody.read(body);
    Visit visit = visits.current();
    visit.requireMember(request.team());
    return policy(request)
        .chain(policy -> submit(SubmissionBody.specification(request, policy), policy, key))
        .call(accepted -> outbox.publishStored(List.of(accepted.experiment())))
        .chain(
            accepted ->
                experiments
                    .find(visit, accepted.experiment())
                    .map(ExperimentView::of)
                    .map(
                        view ->
                            Response.status(accepted.repeated() ? 200 : 201)
                                .location(URI.create("/api/v1/experiments/" + view.id()))
                                .entity(view)
                                .build()));
  }

  @GET
  @Requires(Right.TEAM)
  @Operation(summary = "List experiments, the newest or the oldest first")
  public Uni<Page<ExperimentView>> list(
      @QueryParam("team") String team,
      @QueryParam("status") StatusFilter status,
      @QueryParam("sort") @DefaultValue("newest") Sort sort,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    Visit visit = visits.current();
    ExperimentQueries.Filter filter =
        new ExperimentQueries.Filter(
            visit.caller().readable(),
            Optional.ofNullable(team),
            Optional.ofNullable(status).map(StatusFilter::status));
    return rowOfCursor(visit, cursor)
        .chain(last -> queries.list(filter, sort.order(), last, limit.value()))
        .map(rows -> Page.of(rows, ExperimentView::of, ExperimentRow::id));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}")
  @Operation(summary = "Show an experiment")
  public Uni<ExperimentView> show(String id) {
    return experiments.find(id).map(ExperimentView::of);
  }

  @POST
  @Requires(Right.TEAM)
  @Path("{id}/pause")
  @Operation(
      summary = "Stop proposing until it is resumed; evaluations under way are finished and count")
  public Uni<ExperimentView> pause(String id) {
    return change(id, ExperimentHistory::pause);
  }

  @POST
  @Requires(Right.TEAM)
  @Path("{id}/resume")
  @Operation(summary = "Go on proposing")
  public Uni<ExperimentView> resume(String id) {
    return change(id, ExperimentHistory::resume);
  }

  @POST
  @Requires(Right.TEAM)
  @Path("{id}/cancel")
  @Operation(summary = "End the experiment; what comes later is not applied")
  public Uni<ExperimentView> cancel(String id) {
    return change(id, ExperimentHistory::cancel);
  }

  private Uni<ExperimentView> change(
      String id, Function<ExperimentHistory, ExperimentEvent> change) {
    Visit visit = visits.current();
    return experiments
        .findToChange(visit, id)
        .chain(() -> ledger.change(id, change))
        .map(event -> event.orElseThrow(() -> new UnknownExperimentException(id)))
        .chain(event -> outbox.publishStored(List.of(id)))
        .chain(() -> experiments.find(visit, id))
        .map(ExperimentView::of);
  }

  private Uni<Submissions.Accepted> submit(
      ExperimentSpec spec, Optional<Policy> policy, Optional<String> key) {
    return requirePool(spec.pool()).chain(() -> submissions.submit(spec, policy, key));
  }

  private Uni<Optional<Policy>> policy(ExperimentRequest request) {
    if (request.policy() == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return policies
        .find(request.team(), request.policy())
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw new BadRequestException(
                    "policy is '%s', and team '%s' has none of this name; import it first, 'l2nas policy import FILE'"
                        .formatted(request.policy(), request.team()));
              }
            });
  }

  private Uni<Void> requirePool(String pool) {
    return pools
        .pools()
        .invoke(
            known -> {
              if (!known.contains(pool)) {
                throw new BadRequestException(
                    "pool is '%s'; it has no topic, so no evaluator can serve it; known pools are %s"
                        .formatted(pool, String.join(", ", known)));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Optional<ExperimentRow>> rowOfCursor(Visit visit, String cursor) {
    return cursor == null
        ? Uni.createFrom().item(Optional.empty())
        : queries
            .find(cursor)
            .map(row -> row.filter(found -> visit.caller().mayRead(found.team())))
            .map(row -> Optional.of(row.orElseThrow(() -> Page.invalidCursor(cursor))));
  }
}
