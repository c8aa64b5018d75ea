package io.l2nas.standalone.compare;

import io.l2nas.contracts.AgentSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An agent that takes part, with its settings.
 *
 * @param name as it was asked for, {@code l2nas:preset=tuned:tau=0.8}; it names the agent in every
 *     result
 * @param agent the same, taken apart
 * @param lessons what it has learned before; empty if it begins with nothing
 */
public record Contender(String name, AgentSpec agent, Optional<Lessons> lessons) {
  private static final String TAUGHT = "taught";
  private static final String LESSONS = "lessons";
  private static final int USUAL_LESSONS = 1_000;

  /** A contender that begins with nothing. */
  Contender(String name, AgentSpec agent) {
    this(name, agent, Optional.empty());
  }

  /**
   * Reads {@code agent} or {@code agent:setting=value:setting=value}. {@code taught=METRIC} and
   * {@code lessons=STEPS} are no settings: see {@link Lessons}.
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
    Optional<Lessons> lessons = lessons(settings.remove(TAUGHT), settings.remove(LESSONS));
    return new Contender(text.strip(), new AgentSpec(parts[0], settings), lessons);
  }

  private static Optional<Lessons> lessons(String metric, String steps) {
    if (metric == null && steps != null) {
      throw new IllegalArgumentException(
          "--agents: lessons=%s says for how long, but not what; add taught=METRIC"
              .formatted(steps));
    }
    try {
      int count = steps == null ? USUAL_LESSONS : Integer.parseInt(steps);
      return Optional.ofNullable(metric).map(taught -> new Lessons(taught, count));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--agents: lessons is '%s'; it must be a whole number of steps".formatted(steps), e);
    }
  }

  /** Whether it is random search. */
  boolean isRandom() {
    return agent.name().equals("random");
  }
}
