package io.l2nas.history.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
}
