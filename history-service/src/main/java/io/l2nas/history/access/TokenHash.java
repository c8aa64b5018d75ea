package io.l2nas.history.access;

import io.l2nas.contracts.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What is kept of a token: its SHA-256, as text. A token has 256 random bits, so nobody finds it by
 * trying, and a slow hash would add nothing but time to each request.
 */
final class TokenHash {
  private TokenHash() {}

  static String of(String token) {
    return Sha256.text(token.getBytes(StandardCharsets.UTF_8));
  }
}
