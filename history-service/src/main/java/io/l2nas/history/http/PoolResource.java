package io.l2nas.history.http;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.access.Visits;
import io.l2nas.history.channel.PoolDirectory;
import io.l2nas.history.channel.PoolFollower;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the pools stand: who evaluates, who waits, and why. */
@Path("/api/v1/pools")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "pools")
public class PoolResource {
  private final PoolDirectory directory;
  private final PoolFollower pools;
  private final Visits visits;

  PoolResource(PoolDirectory directory, PoolFollower pools, Visits visits) {
    this.directory = directory;
    this.pools = pools;
    this.visits = visits;
  }

  @GET
  @Requires(Right.POOLS)
  @Operation(summary = "List the pools")
  public Uni<Page<PoolSummaryView>> list() {
    return directory
        .pools()
        .map(
            names ->
                new Page<>(
                    names.stream()
                        .map(name -> PoolSummaryView.of(name, pools.state(name)))
                        .toList(),
                    null));
  }

  @GET
  @Requires(Right.POOLS)
  @Path("{pool}")
  @Operation(
      summary = "Show a pool: its evaluators and what they do, and what each team gets",
      description =
          "An autoscaler reads outstandingSeconds, what waits and runs at what evaluations take, and"
              + " outstandingActions, of which each takes one slot at most. What belongs to teams that the caller may not read is summed up under one name.")
  public Uni<PoolView> show(String pool) {
    Caller caller = visits.current().caller();
    return directory
        .pools()
        .map(
            names -> {
              if (!names.contains(pool)) {
                throw new UnknownPoolException(pool, names);
              }
              return PoolView.of(pool, pools.divide(pool), Instant.now()).as(caller);
            });
  }
}
