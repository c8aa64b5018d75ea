package io.l2nas.core.experiment;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.core.agent.EvolutionAgent;
import io.l2nas.core.agent.LocalSearchAgent;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.l2nas.L2nasAgent;
import io.l2nas.core.l2nas.L2nasSettings;
import io.l2nas.core.screened.ScreenedAgent;
import io.l2nas.core.screened.ScreenedSettings;
import io.l2nas.core.space.SearchSpace;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** The agents by name. */
public final class Agents {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "l2nas", Agents::l2nas,
          "random", Agents::random,
          "evolution", Agents::evolution,
          "local", Agents::local,
          "screened", Agents::screened);

  private Agents() {}

  /**
   * A fresh agent.
   *
   * @throws IllegalArgumentException if there is no such agent, or a setting is not valid; the
   *     message names it
   */
  public static SearchAgent create(AgentSpec spec, SearchSpace space, long seed) {
    return factory(spec, space).apply(seed);
  }

  /**
   * Whether {@link #create} would make an agent of this; makes none.
   *
   * @throws IllegalArgumentException if it would not
   */
  static void check(AgentSpec spec, SearchSpace space) {
    factory(spec, space);
  }

  /** The names, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(KINDS.keySet());
  }

  private static LongFunction<SearchAgent> factory(AgentSpec spec, SearchSpace space) {
    Kind kind = KINDS.get(spec.name());
    if (kind == null) {
      throw new IllegalArgumentException(
          "agent is '%s'; known agents are %s".formatted(spec.name(), String.join(", ", names())));
    }
    return kind.factory(spec.settings(), space);
  }

  private static LongFunction<SearchAgent> l2nas(Map<String, String> settings, SearchSpace space) {
    L2nasSettings read = L2nasSettings.from(settings, space);
    read.requireFits(space);
    return seed -> new L2nasAgent(space, read, seed);
  }

  private static LongFunction<SearchAgent> random(Map<String, String> settings, SearchSpace space) {
    requireNone("random", settings);
    return seed -> new RandomAgent(space, seed);
  }

  private static LongFunction<SearchAgent> evolution(
      Map<String, String> settings, SearchSpace space) {
    EvolutionAgent.Settings read = EvolutionAgent.Settings.from(settings);
    return seed -> new EvolutionAgent(space, read, seed);
  }

  private static LongFunction<SearchAgent> local(Map<String, String> settings, SearchSpace space) {
    requireNone("local", settings);
    return seed -> new LocalSearchAgent(space, seed);
  }

  private static LongFunction<SearchAgent> screened(
      Map<String, String> settings, SearchSpace space) {
    ScreenedSettings read = ScreenedSettings.from(settings);
    return seed -> new ScreenedAgent(space, read, seed);
  }

  private static void requireNone(String agent, Map<String, String> settings) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "setting '%s' is unknown; the agent %s has no settings"
              .formatted(settings.keySet().iterator().next(), agent));
    }
  }

  /** Reads an agent's settings, and then makes agents from seeds. */
  private interface Kind {
    LongFunction<SearchAgent> factory(Map<String, String> settings, SearchSpace space);
  }
}
