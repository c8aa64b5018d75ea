package io.l2nas.history.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How much teams may leave with services that many share. */
@ConfigMapping(prefix = "l2nas.limits")
public interface LimitsConfig {

  /** How many experiments of a team may go on at once; at least 1. */
  @WithDefault("200")
  @WithConverter(Count.class)
  int experimentsPerTeam();

  /** How many of all teams together; at least 1. Agents hold every one of them in memory. */
  @WithDefault("1000")
  @WithConverter(Count.class)
  int experiments();

  /** How many policies a team may import; at least 1. */
  @WithDefault("100")
  @WithConverter(Count.class)
  int policiesPerTeam();
}
