package io.l2nas.simulation;

import java.time.Duration;
import java.util.List;

/**
 * How bad this world is. Each kind of fault is left out in some seeds: where everything fails all
 * the time nothing gets far enough to fail in an interesting way.
 *
 * @param delay how long a message or a call takes at most
 * @param duplicate how often a record is appended twice
 * @param databaseFails how often a call of the database fails, having happened or not
 * @param historyDies how often a history dies before a step
 * @param agentDies how often an agent dies before a step
 * @param evaluatorDies how often an evaluator dies before a step
 * @param outage how long a process is away at most
 * @param skew by so much two clocks differ at most
 * @param pause how long nothing else goes wrong on average
 */
record Faults(
    Duration delay,
    double duplicate,
    double databaseFails,
    double historyDies,
    double agentDies,
    double evaluatorDies,
    Duration outage,
    Duration skew,
    Duration pause) {
  /** Nothing fails; things take their time. */
  static final Faults NONE =
      new Faults(
          Duration.ofMillis(20),
          0,
          0,
          0,
          0,
          0,
          Duration.ofSeconds(3),
          Duration.ZERO,
          Duration.ofDays(1));

  static Faults of(Chance chance) {
    return new Faults(
        Duration.ofMillis(chance.pick(List.of(5, 50, 500))),
        maybe(chance, 0.2),
        maybe(chance, 0.1),
        maybe(chance, 0.02),
        maybe(chance, 0.005),
        maybe(chance, 0.01),
        Duration.ofSeconds(chance.between(1, 10)),
        Duration.ofMinutes(chance.happens(0.5) ? 10 : 0),
        Duration.ofSeconds(chance.between(2, 20)));
  }

  private static double maybe(Chance chance, double most) {
    return chance.happens(0.5) ? chance.fraction() * most : 0;
  }

  double crashAtStep(SimulatedProcess process) {
    if (process instanceof HistoryProcess) {
      return historyDies;
    }
    return process instanceof AgentProcess ? agentDies : evaluatorDies;
  }
}
