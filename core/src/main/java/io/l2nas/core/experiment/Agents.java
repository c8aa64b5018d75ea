package io.l2nas.core.experiment;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.Policy;
import io.l2nas.core.agent.EvolutionAgent;
import io.l2nas.core.agent.LocalSearchAgent;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.l2nas.L2nasAgent;
import io.l2nas.core.l2nas.L2nasSettings;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.core.policy.PolicyWeights;
import io.l2nas.core.screened.ScreenedAgent;
import io.l2nas.core.screened.ScreenedSettings;
import io.l2nas.core.space.SearchSpace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** The agents by name. */
public final class Agents {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "l2nas", Agents::l2nas,
          "random", withoutPolicy("random", Agents::random),
          "evolution", withoutPolicy("evolution", Agents::evolution),
          "local", withoutPolicy("local", Agents::local),
          "screened", withoutPolicy("screened", Agents::screened));

  private Agents() {}

  /**
   * A fresh agent.
   *
   * @param policy what it begins with
   * @throws IllegalArgumentException if there is no such agent, a setting is not valid, or the
   *     policy does not fit; the message names it
   */
  public static SearchAgent create(
      AgentSpec spec, Optional<Policy> policy, SearchSpace space, long seed) {
    return factory(spec, policy, space).apply(seed);
  }

  /**
   * Whether {@link #create} would make an agent of this; makes none.
   *
   * @throws IllegalArgumentException if it would not
   */
  static void check(AgentSpec spec, Optional<Policy> policy, SearchSpace space) {
    factory(spec, policy, space);
  }

  /** The names, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(KINDS.keySet());
  }

  private static LongFunction<SearchAgent> factory(
      AgentSpec spec, Optional<Policy> policy, SearchSpace space) {
    Kind kind = KINDS.get(spec.name());
    if (kind == null) {
      throw new IllegalArgumentException(
          "agent is '%s'; known agents are %s".formatted(spec.name(), String.join(", ", names())));
    }
    return kind.factory(spec.settings(), policy, space);
  }

  private static LongFunction<SearchAgent> l2nas(
      Map<String, String> settings, Optional<Policy> policy, SearchSpace space) {
    L2nasSettings read =
        policy.isPresent()
            ? L2nasSettings.ofTransfer(settings, space)
            : L2nasSettings.from(settings, space);
    read.requireFits(space);
    Optional<ActorCriticWeights> learned =
        policy.map(given -> PolicyWeights.read(given, space, read.hidden()));
    return seed -> new L2nasAgent(space, read, learned, seed);
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

  private static Kind withoutPolicy(String agent, Beginner beginner) {
    return (settings, policy, space) -> {
      if (policy.isPresent()) {
        throw new IllegalArgumentException(
            "agent is '%s', which cannot begin with a policy; l2nas can".formatted(agent));
      }
      return beginner.factory(settings, space);
    };
  }

  /** Reads an agent's settings and what it begins with, and then makes agents from seeds. */
  private interface Kind {
    LongFunction<SearchAgent> factory(
        Map<String, String> settings, Optional<Policy> policy, SearchSpace space);
  }

  /** An agent that always begins with nothing. */
  private interface Beginner {
    LongFunction<SearchAgent> factory(Map<String, String> settings, SearchSpace space);
  }
}
