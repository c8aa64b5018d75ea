package io.l2nas.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command: one seed with its trace, or many. */
public final class Simulate {
  private static final String USAGE =
      """
      Usage: simulation/run --seed N              one seed: what happened, and what was wrong
             simulation/run --seeds N [--from N]  many seeds: which are wrong
      Options:
        --threads N     how many seeds at once; the number of processors
        --mutant NAME   with a mistake made on purpose: %s
      Exit codes: 0 nothing was wrong; 1 something was; 2 the command was not understood
      """;

  private Simulate() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    if (arguments.equals(List.of("--help"))) {
      System.out.printf(USAGE, List.of(Mutant.values()));
      return 0;
    }
    try {
      Map<String, String> options = options(arguments);
      Mutant mutant = mutant(options.getOrDefault("--mutant", Mutant.NONE.name()));
      if (options.containsKey("--seed")) {
        return one(number("--seed", options.get("--seed")), mutant);
      }
      if (!options.containsKey("--seeds")) {
        throw new IllegalArgumentException("neither --seed nor --seeds is given");
      }
      Sweep sweep =
          new Sweep(
              number("--from", options.getOrDefault("--from", "0")),
              number("--seeds", options.get("--seeds")),
              mutant);
      int threads =
          (int)
              number(
                  "--threads",
                  options.getOrDefault(
                      "--threads", "" + Runtime.getRuntime().availableProcessors()));
      return sweep.run(Math.max(1, threads), System.out::println).isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.printf(USAGE, List.of(Mutant.values()));
      return 2;
    }
  }

  private static int one(long seed, Mutant mutant) {
    Simulation.Result result = Simulation.run(seed, mutant, true);
    result.trace().forEach(System.out::println);
    System.out.printf("seed %d, trace %016x%n", seed, result.hash());
    result.violations().forEach(violation -> System.out.println("VIOLATION " + violation));
    System.out.println(result.violations().isEmpty() ? "nothing is wrong" : "something is wrong");
    return result.violations().isEmpty() ? 0 : 1;
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> options = new TreeMap<>();
    List<String> known = List.of("--seed", "--seeds", "--from", "--threads", "--mutant");
    List<String> left = new ArrayList<>(arguments);
    while (!left.isEmpty()) {
      String name = left.remove(0);
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "'%s' is unknown; known options are %s".formatted(name, String.join(", ", known)));
      }
      if (left.isEmpty()) {
        throw new IllegalArgumentException(name + " has no value; give one behind it");
      }
      options.put(name, left.remove(0));
    }
    return options;
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; it must be a whole number".formatted(option, value), e);
    }
  }

  private static Mutant mutant(String name) {
    try {
      return Mutant.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--mutant is '%s'; it must be one of %s".formatted(name, List.of(Mutant.values())), e);
    }
  }
}
