package io.l2nas.standalone.compare;

import io.l2nas.contracts.AgentSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * An agent that takes part, with its settings.
 *
 * @param name as it was asked for, {@code l2nas:preset=tuned:tau=0.8}; it names the agent in every
 *     result
 * @param agent the same, taken apart
 */
public record Contender(String name, AgentSpec agent) {

  /**
   * Reads {@code agent} or {@code agent:setting=value:setting=value}.
   *
   * @throws IllegalArgumentException if a setting has no value or is there twice
   */
  public static Contender of(String text) {
    String[] parts = text.strip().split(":", -1);
    Map<String, String> settings = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] setting = parts[i].split("=", 2);
      if (setting.length < 2 || setting[0].isEmpty() || settings.containsKey(setting[0])) {
        throw new IllegalArgumentException(
            "--agents: '%s' is no list of settings, each once; write AGENT:SETTING=VALUE, for instance l2nas:preset=tuned:tau=0.8"
                .formatted(text));
      }
      settings.put(setting[0], setting[1]);
    }
    return new Contender(text.strip(), new AgentSpec(parts[0], settings));
  }

  /** Whether it is random search. */
  boolean isRandom() {
    return agent.name().equals("random");
  }
}
