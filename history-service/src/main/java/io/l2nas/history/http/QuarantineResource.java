package io.l2nas.history.http;

import io.l2nas.contracts.QuarantineReported;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.channel.ReportPublisher;
import io.l2nas.history.ledger.Quarantines;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which evaluators take nothing, since they fail at what others complete. */
@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine")
public class QuarantineResource {
  private final Quarantines quarantines;
  private final ReportPublisher publisher;

  QuarantineResource(Quarantines quarantines, ReportPublisher publisher) {
    this.quarantines = quarantines;
    this.publisher = publisher;
  }

  @GET
  @Requires(Right.ADMIN)
  @Operation(summary = "List the evaluators in quarantine, and why they are there")
  public Uni<Page<QuarantineView>> list() {
    return held().map(held -> new Page<>(held.stream().map(QuarantineView::of).toList(), null));
  }

  @DELETE
  @Requires(Right.ADMIN)
  @Path("{evaluator}")
  @Operation(
      summary = "Release an evaluator from quarantine",
      description = "It takes work again within seconds, if it is there.")
  @APIResponse(responseCode = "204", description = "It is released.")
  public Uni<Void> release(String evaluator) {
    return quarantines
        .release(evaluator)
        .chain(released -> released ? publisher.publish() : refuse(evaluator));
  }

  private Uni<Void> refuse(String evaluator) {
    return held()
        .map(
            held -> {
              throw new NotInQuarantineException(
                  evaluator, held.stream().map(QuarantineReported::evaluator).toList());
            });
  }

  private Uni<List<QuarantineReported>> held() {
    return quarantines
        .all()
        .map(all -> all.stream().filter(QuarantineReported::quarantined).toList());
  }
}
