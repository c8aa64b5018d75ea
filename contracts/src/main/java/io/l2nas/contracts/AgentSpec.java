package io.l2nas.contracts;

import java.util.Map;

/**
 * Which agent searches, and with what settings.
 *
 * @param name the agent, for instance {@code l2nas} or {@code random}
 * @param settings what differs from the agent's defaults; each agent documents its own
 */
public record AgentSpec(String name, Map<String, String> settings) {
  public AgentSpec {
    Require.name("agent", name);
    settings = Require.map("settings", settings, Require::string);
  }
}
