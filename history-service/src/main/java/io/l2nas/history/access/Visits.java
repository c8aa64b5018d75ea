package io.l2nas.history.access;

import io.l2nas.core.access.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The request that is answered now; asked when a method of an endpoint begins, not later. */
@ApplicationScoped
public class Visits {
  private final CurrentVertxRequest request;

  Visits(CurrentVertxRequest request) {
    this.request = request;
  }

  public Visit current() {
    return Visit.of(request.getCurrent()).orElseThrow();
  }

  /** From now on the request is somebody's, who has just signed in. */
  public void signedIn(RoutingContext request, Caller caller) {
    new Visit(caller).begin(request);
  }
}
