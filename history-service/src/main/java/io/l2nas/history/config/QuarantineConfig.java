package io.l2nas.history.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

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
}
