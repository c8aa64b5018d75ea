package io.l2nas.supernet.model;

import java.nio.file.Path;

/**
 * A supernet of a registry.
 *
 * @param digest the SHA-256 of its manifest's bytes, in 64 hexadecimal digits
 * @param manifest what is known of it
 * @param folder a SavedModel
 */
public record RegisteredModel(String digest, Manifest manifest, Path folder) {
  private static final int SHORT = 12;

  /** The beginning of a digest, for people. */
  public String shortDigest() {
    return digest.substring(0, SHORT);
  }
}
