package io.l2nas.history.http;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.access.Right;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.history.access.Requires;
import io.l2nas.history.http.HeatMapView.Frame;
import io.l2nas.history.ledger.Curves;
import io.l2nas.history.ledger.ExperimentRow;
import io.l2nas.history.ledger.LearningCurves;
import io.l2nas.history.ledger.StoredEvents;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an experiment went, for pictures: however long it is, an answer has the size asked for. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectory")
public class CurveResource {
  private final KnownExperiments experiments;
  private final Curves curves;
  private final LearningCurves learning;

  CurveResource(KnownExperiments experiments, Curves curves, LearningCurves learning) {
    this.experiments = experiments;
    this.curves = curves;
    this.learning = learning;
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/series")
  @Operation(
      summary = "The curves of the search, down-sampled to so many points",
      description =
          "Best so far, different architectures and failures up to each point; the means of value, reward and seconds since the point before.")
  public Uni<SeriesView> series(
      String id, @QueryParam("points") @DefaultValue("200") Points points) {
    return experiments.find(id).chain(() -> curves.points(id, points.value())).map(SeriesView::of);
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/learning")
  @Operation(
      summary = "What the agent tells of its learning: losses, exploration, prediction and reward",
      description =
          "A point per step up to step 511, and from there on 256 for each doubling. Some steps may be missing.")
  public Uni<LearningView> learning(String id) {
    return experiments.find(id).chain(() -> learning.points(id)).map(LearningView::of);
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/heatmap")
  @Operation(
      summary =
          "What the best architectures have in common: the state at a step, or many over time",
      description =
          "With step the one state after so many steps; else so many states as frames says, evenly spread, the last is the newest.")
  public Uni<HeatMapView> heatMap(
      String id,
      @QueryParam("step") StepNumber step,
      @QueryParam("frames") @DefaultValue("1") Frames frames) {
    return experiments
        .find(id)
        .chain(
            row -> {
              SpaceDefinition space = StoredEvents.spec(row.spec()).space();
              Uni<List<Frame>> states =
                  step == null ? frames(id, space, frames) : frame(row, space, step.value());
              return states.map(found -> new HeatMapView(space.rows(), found));
            });
  }

  private Uni<List<Frame>> frames(String id, SpaceDefinition space, Frames frames) {
    SearchSpace searched = new SearchSpace(space);
    return curves
        .states(id, frames.ofSize(searched.size()).value())
        .map(events -> events.isEmpty() ? List.of(beginning(searched)) : read(events));
  }

  private Uni<List<Frame>> frame(ExperimentRow row, SpaceDefinition space, int step) {
    if (step > row.applied()) {
      throw new BadRequestException(
          "step is %d; experiment '%s' has applied %d steps"
              .formatted(step, row.id(), row.applied()));
    }
    return step == 0
        ? Uni.createFrom().item(List.of(beginning(new SearchSpace(space))))
        : curves.state(row.id(), step).map(CurveResource::read);
  }

  private static Frame beginning(SearchSpace space) {
    return Frame.of(0, space.initialState());
  }

  private static List<Frame> read(List<String> events) {
    return events.stream()
        .map(event -> Frame.of(StoredEvents.read(StateAdvanced.class, event)))
        .toList();
  }
}
