package io.l2nas.history.http;

import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.ledger.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AuditResource {
  private final AuditLog log;

  AuditResource(AuditLog log) {
    this.log = log;
  }

  @GET
  @Requires(Right.ADMIN)
  @Operation(
      summary = "Who changed what, or tried to, the newest first",
      description = "What nobody could be made responsible for is not in it: it changed nothing.")
  public Uni<Page<AuditView>> list(
      @QueryParam("team") TeamName team,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    return log.list(before(cursor), Optional.ofNullable(team).map(TeamName::value), limit.value())
        .map(entries -> Page.of(entries, AuditView::of, entry -> String.valueOf(entry.id())));
  }

  private static long before(String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw Page.invalidCursor(cursor);
    }
    return Long.parseLong(cursor);
  }
}
