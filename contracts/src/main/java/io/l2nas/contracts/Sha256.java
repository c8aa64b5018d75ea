package io.l2nas.contracts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one digest by which things are named, compared and found. */
public final class Sha256 {
  /** How long it is. */
  public static final int BYTES = 32;

  private Sha256() {}

  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /** In hexadecimal digits. */
  public static String text(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** Of what is still to come. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
