package io.l2nas.history.http;

import com.fasterxml.jackson.databind.util.RawValue;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.ledger.Curves;
import io.l2nas.history.ledger.Evaluations;
import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.Milestones;
import io.l2nas.history.ledger.Portion;
import io.l2nas.history.ledger.StoredEvents;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an experiment found, and how: its best architectures, its steps and its state stream. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectory")
public class TrajectoryResource {
  private final KnownExperiments experiments;
  private final ExperimentQueries queries;
  private final Curves curves;
  private final Milestones milestones;
  private final Evaluations evaluations;

  TrajectoryResource(
      KnownExperiments experiments,
      ExperimentQueries queries,
      Curves curves,
      Milestones milestones,
      Evaluations evaluations) {
    this.experiments = experiments;
    this.queries = queries;
    this.curves = curves;
    this.milestones = milestones;
    this.evaluations = evaluations;
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/top")
  @Operation(summary = "The best architectures, best first")
  public Uni<Page<TopView>> top(String id, @QueryParam("limit") @DefaultValue("10") Limit limit) {
    return experiments
        .find(id)
        .chain(() -> queries.top(id, limit.value()))
        .map(rows -> new Page<>(rows.stream().map(TopView::of).toList(), null));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/steps")
  @Operation(
      summary = "The steps whose outcome is applied, in order",
      description = "From the first one on, or from that which from says; a cursor goes on.")
  public Uni<Page<StepView>> steps(
      String id,
      @QueryParam("from") @DefaultValue("0") FirstStep from,
      @QueryParam("cursor") Cursor cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    return experiments
        .find(id)
        .chain(() -> cursor == null ? before(id, from) : Uni.createFrom().item(cursor.value()))
        .chain(after -> queries.states(id, after, limit.value()))
        .map(states -> Page.of(states, StepView::of, state -> String.valueOf(state.sequence())));
  }

  /** Behind which event a step stands; behind the last one if it has none. */
  private Uni<Long> before(String id, FirstStep from) {
    return from.value() == 0
        ? Uni.createFrom().item(0L)
        : curves
            .place(id, from.value() + 1)
            .map(place -> place.map(sequence -> sequence - 1).orElse(Long.MAX_VALUE));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/milestones")
  @Operation(
      summary = "What is worth telling of the search: new bests, failures and changes of status",
      description = "The newest first.")
  public Uni<Page<MilestoneView>> milestones(
      String id,
      @QueryParam("cursor") Cursor cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    return experiments
        .find(id)
        .chain(() -> milestones.before(id, Cursor.beforeOrNewest(cursor), limit.value()))
        .map(
            portion ->
                Page.of(
                    portion, MilestoneView::of, milestone -> String.valueOf(milestone.sequence())));
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/evaluations")
  @Operation(
      summary = "Who evaluated the latest steps, and when",
      description =
          "The latest step first. Where a score was reused, or nobody had the action, there was no evaluation.")
  public Uni<Page<EvaluationView>> evaluations(
      String id,
      @QueryParam("cursor") Cursor cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    return experiments
        .find(id)
        .chain(() -> evaluations.before(id, Cursor.beforeOrNewest(cursor), limit.value()))
        .map(
            portion ->
                Page.of(
                    portion, EvaluationView::of, evaluation -> String.valueOf(evaluation.step())));
  }

  /**
   * The state stream, each event as it is on Kafka; {@code next} is the sequence number of the last
   * one.
   */
  public record Events(
      @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<RawValue> items,
      long next) {}

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/events")
  @Operation(
      summary = "The state stream after a sequence number, as on Kafka",
      description =
          "after=-1 begins with the submission. Ask again with after=next for what has come since.")
  public Uni<Events> events(
      String id,
      @QueryParam("after") @DefaultValue("-1") Sequence after,
      @QueryParam("limit") @DefaultValue("1000") Limit limit) {
    return experiments
        .find(id)
        .chain(() -> queries.events(id, after.value(), limit.value()))
        .map(Portion::rows)
        .map(
            events ->
                new Events(
                    events.stream().map(RawValue::new).toList(),
                    events.isEmpty()
                        ? after.value()
                        : StoredEvents.read(ExperimentEvent.class, events.get(events.size() - 1))
                            .sequence()));
  }
}
