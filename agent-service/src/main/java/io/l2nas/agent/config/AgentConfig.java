package io.l2nas.agent.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The agent service's own settings. */
@ConfigMapping(prefix = "l2nas.agent")
public interface AgentConfig {

  /**
   * What it is called, no other agent is, and it will be after a restart. Then it has its
   * partitions again as soon as it is back; else they wait until the one before is missed.
   */
  Optional<String> id();

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
