package io.l2nas.history.config;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number of at least 1. */
public final class Count implements Converter<Integer> {
  private static final long serialVersionUID = 1L;

  @Override
  public Integer convert(String text) {
    if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "it is '%s'; it must be a whole number of at least 1".formatted(text));
    }
    return Integer.valueOf(text.strip());
  }
}
