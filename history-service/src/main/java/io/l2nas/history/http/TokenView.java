package io.l2nas.history.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.l2nas.history.ledger.ApiTokens;
import java.time.OffsetDateTime;

/**
 * A token as people see it.
 *
 * @param id its name among all, which is no secret
 * @param name what it is for
 * @param role what whoever has it may do
 * @param team in which team; null if in all
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt when it ends; null if it does not by itself
 * @param revokedAt since when it is worth nothing; null if it is not revoked
 * @param token the token itself, in the answer to whoever made it; nobody can be told again
 */
public record TokenView(
    String id,
    String name,
    String role,
    String team,
    String createdBy,
    OffsetDateTime createdAt,
    OffsetDateTime expiresAt,
    OffsetDateTime revokedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String token) {

  static TokenView of(ApiTokens.Entry entry) {
    return with(entry, null);
  }

  static TokenView with(ApiTokens.Entry entry, String token) {
    return new TokenView(
        entry.id(),
        entry.name(),
        entry.grant().role().text(),
        entry.grant().team().orElse(null),
        entry.createdBy(),
        entry.createdAt(),
        entry.expiresAt().orElse(null),
        entry.revokedAt().orElse(null),
        token);
  }
}
