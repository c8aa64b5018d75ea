package io.l2nas.history.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Tells in the OpenAPI document how callers sign in. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SignInScheme implements OASFilter {
  private static final String NAME = "token";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .addSecurityScheme(
            NAME,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A token of l2nas, or of the identity provider"));
    document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(NAME));
  }
}
