package io.l2nas.history.access;

import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import io.l2nas.core.access.Role;
import io.l2nas.history.config.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that an operator put into files, so that somebody can sign in before any other token
 * exists. They are read once, when the service starts, and only their hashes are kept.
 */
@ApplicationScoped
class TokenFiles {
  private static final int SHORTEST = 32;

  private final Map<String, Caller> owners = new HashMap<>();

  TokenFiles(AccessConfig config) {
    config
        .adminTokenFile()
        .ifPresent(file -> add("l2nas.access.admin-token-file", file, Role.ADMIN));
    config
        .evaluatorTokenFile()
        .ifPresent(file -> add("l2nas.access.evaluator-token-file", file, Role.EVALUATOR));
  }

  /** Whose token it is. */
  Optional<Caller> find(String token) {
    return Optional.ofNullable(owners.get(TokenHash.of(token)));
  }

  boolean hasAdmin() {
    return owners.values().stream().anyMatch(Caller::isAdmin);
  }

  private void add(String setting, Path file, Role role) {
    String token = read(setting, file);
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "%s is '%s', and the token in it has %d characters; it must have at least %d: openssl rand -hex 32 makes one"
              .formatted(setting, file, token.length(), SHORTEST));
    }
    Caller owner = new Caller(role.text() + " token file", Set.of(Grant.of(role)));
    Caller other = owners.put(TokenHash.of(token), owner);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s is '%s', and the token in it is that of the %s; each must have its own"
              .formatted(setting, file, other.name()));
    }
  }

  private static String read(String setting, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s is '%s', which cannot be read: %s".formatted(setting, file, e), e);
    }
  }
}
