package io.l2nas.history.http;

import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.ledger.ExperimentQueries;
import io.l2nas.history.ledger.ExperimentRow;
import io.l2nas.history.ledger.Portion;
import io.l2nas.history.ledger.StoredEvents;
import io.l2nas.messaging.LogLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * All steps of an experiment in one answer, however many: read page by page, each when the one
 * before it was taken. An answer that cannot be finished is broken off, not ended.
 */
@Path("/api/v1/experiments")
@Tag(name = "trajectory")
public class StepExportResource {
  private static final Logger LOGGER = Logger.getLogger(StepExportResource.class);

  private static final String CSV = "text/csv";
  private static final int PAGE = 500;

  /** At once. Each may hold a page of the ledger for as long as its reader takes it slowly. */
  private static final int MOST = 8;

  private final KnownExperiments experiments;
  private final ExperimentQueries queries;
  private final Semaphore free = new Semaphore(MOST);

  StepExportResource(KnownExperiments experiments, ExperimentQueries queries) {
    this.experiments = experiments;
    this.queries = queries;
  }

  @GET
  @Requires(Right.TEAM)
  @Path("{id}/steps.csv")
  @Produces(CSV)
  @Operation(
      summary = "All steps whose outcome is applied, as comma-separated values",
      description = "A header and a line per step, in order; a column for each reported metric.")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RestMulti<String> csv(String id) {
    return RestMulti.fromUniResponse(
        experiments.find(id).invoke(this::begin),
        row ->
            Multi.createFrom()
                .deferred(() -> lines(row))
                .onTermination()
                .invoke(() -> free.release()),
        row ->
            Map.of(
                "Content-Disposition",
                List.of("attachment; filename=\"%s.csv\"".formatted(row.id()))));
  }

  private void begin() {
    if (!free.tryAcquire()) {
      throw new ServiceUnavailableException(
          "%d exports are being read, no more at once; ask again when one has ended"
              .formatted(MOST));
    }
  }

  private Multi<String> lines(ExperimentRow row) {
    StepsCsv csv = new StepsCsv(StoredEvents.spec(row.spec()).evaluator().report());
    Multi<String> pages =
        Multi.createBy()
            .repeating()
            .uni(AtomicLong::new, after -> page(row.id(), after))
            .whilst(Portion::more)
            .map(page -> csv.lines(page.map(StepView::of).rows()))
            .onFailure()
            .invoke(failure -> brokenOff(row.id(), failure));
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(csv.header()), pages);
  }

  private static void brokenOff(String id, Throwable failure) {
    LogLine.of("an export is broken off").experiment(id).thrown(failure).fail(LOGGER);
  }

  /**
   * @param after the sequence number of the last event that was read; this moves it
   */
  private Uni<Portion<StateAdvanced>> page(String id, AtomicLong after) {
    return queries
        .states(id, after.get(), PAGE)
        .invoke(page -> page.rows().forEach(state -> after.set(state.sequence())));
  }
}
