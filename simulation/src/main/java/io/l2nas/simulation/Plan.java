package io.l2nas.simulation;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.TeamTerms;
import io.l2nas.core.experiment.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is about: who searches, for what, and who works.
 *
 * @param experiments small ones
 * @param teams what each team may have
 * @param partitions of the topics that are keyed by experiment
 * @param agents how many
 * @param histories how many
 * @param evaluators the slots of each
 * @param lease of every evaluation
 * @param calmAt when nothing fails any more, in nanoseconds
 */
record Plan(
    List<ExperimentSubmitted> experiments,
    Map<String, TeamTerms> teams,
    int partitions,
    int agents,
    int histories,
    List<Integer> evaluators,
    Duration lease,
    long calmAt) {
  static final String POOL = "pool";

  private static final List<String> TEAMS = List.of("red", "blue");
  private static final CustomSpace SPACE =
      new CustomSpace(
          "small",
          List.of(
              new Row("first", List.of("a", "b", "c")),
              new Row("second", List.of("x", "y")),
              new Row("third", List.of("k", "l", "m", "n"))),
          "-");

  static Plan of(Chance chance) {
    List<ExperimentSubmitted> experiments = new ArrayList<>();
    for (int i = chance.pick(List.of(1, 1, 2, 3)); i > 0; i--) {
      experiments.add(
          new ExperimentSubmitted("experiment-" + i, Specification.of(request(chance))));
    }
    Map<String, TeamTerms> teams = new TreeMap<>();
    for (String team : TEAMS) {
      teams.put(
          team,
          new TeamTerms(
              chance.between(1, 3),
              chance.happens(0.3) ? chance.between(1, 3) : Integer.MAX_VALUE,
              TeamTerms.DEFAULT.secondsPerDay()));
    }
    List<Integer> evaluators = new ArrayList<>();
    for (int i = chance.between(1, 4); i > 0; i--) {
      evaluators.add(chance.between(1, 2));
    }
    return new Plan(
        experiments,
        teams,
        chance.between(1, 2),
        chance.between(1, 2),
        chance.between(1, 2),
        evaluators,
        Duration.ofSeconds(chance.between(4, 10)),
        chance.time(Duration.ofSeconds(10), Duration.ofSeconds(40)));
  }

  private static ExperimentRequest request(Chance chance) {
    String agent = agent(chance);
    return ExperimentRequest.of("score")
        .team(chance.pick(TEAMS))
        .pool(POOL)
        .customSpace(SPACE)
        .evaluator(Answers.NAME)
        .agent(agent)
        .settings(settings(agent))
        .topK(chance.between(1, 4))
        .steps(chance.between(5, agent.equals("l2nas") || agent.equals("screened") ? 8 : 15))
        .parallelism(chance.between(1, 4))
        .maxAttempts(chance.between(1, 3))
        .maxArchitectures(chance.happens(0.15) ? chance.between(2, 8) : null)
        .maxSeconds(chance.happens(0.1) ? (double) chance.between(5, 60) : null)
        .maxFailures(chance.between(3, 20))
        .reuse(chance.happens(0.5) ? "off" : "experiment")
        .priority(chance.between(0, 1))
        .seed(chance.number())
        .build();
  }

  /** The agents that learn cost a thousand times what the others cost. */
  private static String agent(Chance chance) {
    if (chance.happens(0.01)) {
      return chance.pick(List.of("l2nas", "screened"));
    }
    return chance.pick(List.of("random", "evolution", "local"));
  }

  private static Map<String, String> settings(String agent) {
    return switch (agent) {
      case "l2nas" -> Map.of("hidden", "4x4", "warmUp", "2", "batch", "2", "cMax", "1");
      case "screened" -> Map.of("warmUp", "3", "critics", "1", "updates", "1");
      case "evolution" -> Map.of("population", "5", "sample", "2");
      default -> Map.of();
    };
  }
}
