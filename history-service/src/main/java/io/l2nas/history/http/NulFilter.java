package io.l2nas.history.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses the character 0 in addresses: PostgreSQL cannot take it, so nothing is called so. */
public class NulFilter {

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> refuse(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().toString().contains("%00")
        ? Optional.of(
            Problem.response(400, "the address contains the character 0, as %00; leave it out"))
        : Optional.empty();
  }
}
