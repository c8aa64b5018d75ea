package io.l2nas.standalone.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * K among the settings. It belongs to the history and not to the agent, but who has read the paper
 * looks for it among the agent's settings, as {@code k}, {@code K} or {@code topK}.
 */
final class AgentSettings {
  private static final Set<String> NAMES_OF_K = Set.of("k", "K", "topK");

  private AgentSettings() {}

  static Map<String, String> withoutTopK(Map<String, String> settings) {
    Map<String, String> rest = new HashMap<>(settings);
    rest.keySet().removeAll(NAMES_OF_K);
    return rest;
  }

  /**
   * K from {@code --top-k} or {@code --set}; null if neither says it.
   *
   * @throws IllegalArgumentException if they contradict each other, or K is no number
   */
  static Integer topK(Integer option, Map<String, String> settings) {
    Set<Integer> said = new HashSet<>();
    if (option != null) {
      said.add(option);
    }
    for (String name : NAMES_OF_K) {
      if (settings.containsKey(name)) {
        said.add(number(name, settings.get(name)));
      }
    }
    if (said.size() > 1) {
      throw new IllegalArgumentException("K is given twice, as " + said + "; give it once");
    }
    return said.isEmpty() ? null : said.iterator().next();
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "setting %s is '%s'; it must be a whole number of at least 1".formatted(name, text), e);
    }
  }
}
