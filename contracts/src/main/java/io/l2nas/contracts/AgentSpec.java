package io.l2nas.contracts;

import java.util.Map;
import java.util.Optional;

/**
 * Which agent searches, and with what settings.
 *
 * @param name the agent, for instance {@code l2nas} or {@code random}
 * @param settings what differs from the agent's defaults; each agent documents its own
 * @param policy the digest of the {@link Policy} that it begins with; empty if it begins with
 *     nothing
 */
public record AgentSpec(String name, Map<String, String> settings, Optional<String> policy) {
  public AgentSpec {
    Require.name("agent", name);
    settings = Require.strings("settings", settings);
    Require.present("policy", policy).ifPresent(digest -> Require.digest("policy", digest));
  }

  /** An agent that begins with nothing. */
  public AgentSpec(String name, Map<String, String> settings) {
    this(name, settings, Optional.empty());
  }
}
