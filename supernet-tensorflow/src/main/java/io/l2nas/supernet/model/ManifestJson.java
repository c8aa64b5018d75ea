package io.l2nas.supernet.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Manifests as bytes; the same manifest always gives the same. */
public final class ManifestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestJson() {}

  /**
   * Reads one.
   *
   * @param name what to call it in the message
   * @throws InvalidModelException if it is none; the message says which field
   */
  public static Manifest read(String name, byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, Manifest.class);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      String why =
          cause == e
              ? e.getOriginalMessage() + " at " + e.getLocation().offsetDescription()
              : cause.getMessage();
      throw new InvalidModelException("%s is no manifest: %s".formatted(name, why), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Manifest manifest) {
    try {
      return MAPPER.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest can always be written", e);
    }
  }
}
