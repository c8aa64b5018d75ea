package io.l2nas.history.http;

import com.fasterxml.jackson.databind.util.RawValue;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.history.ledger.ExperimentQueries;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an experiment found: its best architectures, its steps and its state stream. */
@Path("/api/v1/experiments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectory")
public class TrajectoryResource {
  private final ExperimentQueries queries;

  TrajectoryResource(ExperimentQueries queries) {
    this.queries = queries;
  }

  @GET
  @Path("top")
  @Operation(summary = "The best architectures, best first")
  public Uni<Page<TopView>> top(String id, @QueryParam("limit") @DefaultValue("10") int limit) {
    int size = Page.limit(limit);
    return requireKnown(id)
        .chain(() -> queries.top(id, size))
        .map(rows -> new Page<>(rows.stream().map(TopView::of).toList(), null));
  }

  @GET
  @Path("steps")
  @Operation(summary = "The steps whose outcome is applied, in order")
  public Uni<Page<StepView>> steps(
      String id,
      @QueryParam("cursor") @DefaultValue("0") String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    int size = Page.limit(limit);
    return requireKnown(id)
        .chain(() -> queries.states(id, Page.sequence("cursor", cursor), size))
        .map(
            events -> {
              List<StateAdvanced> states =
                  events.stream()
                      .map(event -> StoredEvents.read(StateAdvanced.class, event))
                      .toList();
              String next =
                  states.size() < size
                      ? null
                      : String.valueOf(states.get(states.size() - 1).sequence());
              return new Page<>(states.stream().map(StepView::of).toList(), next);
            });
  }

  /**
   * The state stream, each event as it is on Kafka; {@code next} is the sequence number of the last
   * one.
   */
  public record Events(List<RawValue> items, long next) {}

  @GET
  @Path("events")
  @Operation(
      summary = "The state stream after a sequence number, as on Kafka",
      description =
          "after=-1 begins with the submission. Ask again with after=next for what has come since.")
  public Uni<Events> events(
      String id,
      @QueryParam("after") @DefaultValue("-1") String after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    int size = Page.limit(limit);
    long first = Page.sequence("after", after);
    return requireKnown(id)
        .chain(() -> queries.events(id, first, size))
        .map(
            events ->
                new Events(
                    events.stream().map(RawValue::new).toList(),
                    events.isEmpty()
                        ? first
                        : StoredEvents.read(ExperimentEvent.class, events.get(events.size() - 1))
                            .sequence()));
  }

  private Uni<Void> requireKnown(String id) {
    return queries
        .find(id)
        .map(row -> row.orElseThrow(() -> new UnknownExperimentException(id)))
        .replaceWithVoid();
  }
}
