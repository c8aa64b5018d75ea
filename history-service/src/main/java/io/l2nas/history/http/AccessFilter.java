package io.l2nas.history.http;

import io.l2nas.history.access.Entrance;
import io.l2nas.history.access.Requires;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Leads every request through the entrance. */
class AccessFilter {
  private final Entrance entrance;
  private final CurrentVertxRequest request;

  AccessFilter(Entrance entrance, CurrentVertxRequest request) {
    this.entrance = entrance;
    this.request = request;
  }

  @ServerRequestFilter
  public Uni<Void> admit(ContainerRequestContext context, ResourceInfo endpoint) {
    Method method = endpoint.getResourceMethod();
    Requires requires = method.getAnnotation(Requires.class);
    if (requires == null) {
      throw new IllegalStateException(method + " does not say who may call it");
    }
    context.setProperty(AuditFilter.TEMPLATE, template(endpoint.getResourceClass(), method));
    return entrance.admit(request.getCurrent(), requires.value()).replaceWithVoid();
  }

  private static String template(Class<?> resource, Method method) {
    Path under = method.getAnnotation(Path.class);
    return resource.getAnnotation(Path.class).value() + (under == null ? "" : "/" + under.value());
  }
}
