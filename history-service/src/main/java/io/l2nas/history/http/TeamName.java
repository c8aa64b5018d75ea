package io.l2nas.history.http;

import io.l2nas.contracts.Names;
import jakarta.ws.rs.BadRequestException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The team that the query parameter {@code team} means. */
@Schema(type = SchemaType.STRING)
public record TeamName(String value) {

  /** A text alone makes one: JAX-RS calls this and no factory beside it. */
  public TeamName {
    try {
      Names.requireTeam(value);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e.getMessage(), e);
    }
  }
}
