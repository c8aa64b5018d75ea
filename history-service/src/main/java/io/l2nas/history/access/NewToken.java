package io.l2nas.history.access;

import io.l2nas.history.ledger.ApiTokens;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token that nobody had before.
 *
 * @param id its name among all, which is no secret
 * @param text the token itself: whoever has it is its owner
 */
public record NewToken(String id, String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 5;
  private static final int SECRET_BYTES = 32;

  /** One of 256 random bits. */
  public static NewToken random() {
    return new NewToken(
        "tok-" + HexFormat.of().formatHex(bytes(ID_BYTES)),
        ApiTokens.PREFIX
            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES)));
  }

  /** What is kept of it. */
  public String hash() {
    return TokenHash.of(text);
  }

  /** Never the token: what is printed may be logged. */
  @Override
  public String toString() {
    return "NewToken[id=" + id + "]";
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
