package io.l2nas.agent.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The agent service's own settings. */
@ConfigMapping(prefix = "l2nas.agent")
public interface AgentConfig {

  /**
   * How long an evaluator may not be heard of before it is taken for lost, and its action is
   * dispatched again. It tells that it is alive every third of this, however long it works.
   */
  @WithDefault("30s")
  Duration lease();

  /**
   * How much time a restart may spend on learning again: the agents of a partition are written down
   * before what they have learned since took longer than this.
   */
  @WithDefault("2s")
  Duration checkpointAfter();
}
