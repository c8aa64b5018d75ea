package io.l2nas.core.experiment;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.l2nas.L2nasAgent;
import io.l2nas.core.l2nas.L2nasSettings;
import io.l2nas.core.space.SearchSpace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The agents by name. */
public final class Agents {
  private static final Map<String, Factory> FACTORIES =
      Map.of(
          "l2nas",
              (space, settings, seed) -> new L2nasAgent(space, L2nasSettings.from(settings), seed),
          "random",
              (space, settings, seed) -> {
                refuseSettings(settings);
                return new RandomAgent(space, seed);
              });

  private Agents() {}

  /**
   * A fresh agent.
   *
   * @throws IllegalArgumentException if there is no such agent, or a setting is not valid; the
   *     message names it
   */
  public static SearchAgent create(AgentSpec spec, SearchSpace space, long seed) {
    Factory factory = FACTORIES.get(spec.name());
    if (factory == null) {
      throw new IllegalArgumentException(
          "agent is '%s'; known agents are %s".formatted(spec.name(), String.join(", ", names())));
    }
    return factory.create(space, spec.settings(), seed);
  }

  /** The names, sorted. */
  public static Set<String> names() {
    return new TreeMap<>(FACTORIES).keySet();
  }

  private static void refuseSettings(Map<String, String> settings) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "setting '%s' is unknown; the agent random has no settings"
              .formatted(settings.keySet().iterator().next()));
    }
  }

  private interface Factory {
    SearchAgent create(SearchSpace space, Map<String, String> settings, long seed);
  }
}
