package io.l2nas.history.http;

import io.l2nas.history.access.Entrance;
import io.l2nas.history.access.Visit;
import io.l2nas.history.ledger.AuditLog;
import io.l2nas.messaging.LogLine;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records what known callers change, or try to, before they are answered. */
class AuditFilter {
  private static final Logger LOGGER = Logger.getLogger(AuditFilter.class);

  /** The property of a request that has its address, with the names of its parts in braces. */
  static final String TEMPLATE = AuditFilter.class.getName() + ".template";

  private final AuditLog log;
  private final CurrentVertxRequest current;

  AuditFilter(AuditLog log, CurrentVertxRequest current) {
    this.log = log;
    this.current = current;
  }

  @ServerResponseFilter
  public Uni<Void> record(ContainerRequestContext request, ContainerResponseContext response) {
    if (!Entrance.changes(current.getCurrent())) {
      return Uni.createFrom().voidItem();
    }
    return Visit.of(current.getCurrent())
        .filter(Visit::isOfSomebody)
        .map(visit -> record(act(visit, request, response)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /**
   * What was done cannot be undone: where the log has no place for it, the service's own log does.
   */
  private Uni<Void> record(AuditLog.Act act) {
    return log.add(act)
        .onFailure()
        .invoke(
            e -> LogLine.of("the audit log misses an act").error(act + ", for " + e).fail(LOGGER))
        .onFailure()
        .recoverWithNull();
  }

  private static AuditLog.Act act(
      Visit visit, ContainerRequestContext request, ContainerResponseContext response) {
    URI made = response.getLocation();
    return new AuditLog.Act(
        visit.caller().name(),
        request.getMethod() + " " + request.getProperty(TEMPLATE),
        made == null ? request.getUriInfo().getRequestUri().getPath() : made.getPath(),
        visit
            .team()
            .or(
                () ->
                    Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("team"))),
        response.getStatus());
  }
}
