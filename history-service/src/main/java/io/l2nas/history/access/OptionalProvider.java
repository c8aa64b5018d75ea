package io.l2nas.history.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The identity provider is the one in the settings, or none. Without a bean like this Quarkus does
 * not start where none is set.
 */
@ApplicationScoped
class OptionalProvider implements TenantConfigResolver {
  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().nullItem();
  }
}
