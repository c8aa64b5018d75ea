package io.l2nas.history.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/** When an evaluator is put into quarantine. */
@ConfigMapping(prefix = "l2nas.quarantine")
public interface QuarantineConfig {

  /**
   * How many evaluations have to fail in a row, at work that others complete; at least 1. It takes
   * more where a row of them may be chance.
   */
  @WithDefault("5")
  @WithConverter(Count.class)
  int failures();

  /** A whole number of at least 1. */
  final class Count implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String text) {
      if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
        throw new IllegalArgumentException(
            "'%s' is no number of failures; it must be a whole number of at least 1"
                .formatted(text));
      }
      return Integer.valueOf(text.strip());
    }
  }
}
