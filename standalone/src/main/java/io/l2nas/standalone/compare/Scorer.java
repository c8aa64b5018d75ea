package io.l2nas.standalone.compare;

import io.l2nas.standalone.search.EvaluatorFiles;
import java.util.HashMap;
import java.util.Map;

/**
 * Who scores the architectures of a comparison.
 *
 * @param evaluator its name
 * @param names the options that say which of its files it uses. How a file is called changes
 *     nothing
 * @param options its other options: part of what is compared
 * @param files what it reads
 * @param costly whether a score takes so long that nobody should ask for one twice
 */
public record Scorer(
    String evaluator,
    Map<String, String> names,
    Map<String, String> options,
    EvaluatorFiles files,
    boolean costly) {
  private static final String TABLE = "table";

  public Scorer {
    names = Map.copyOf(names);
    options = Map.copyOf(options);
  }

  /** A table. */
  public static Scorer table(EvaluatorFiles files, String name) {
    return new Scorer(TABLE, Map.of(TABLE, name), Map.of(), files, false);
  }

  /** Whether it can say beforehand what random search will find. */
  boolean knowsAll() {
    return evaluator.equals(TABLE);
  }

  /** What it is called for people: the name of its file, if it has one. */
  String title() {
    return names.values().stream().findFirst().orElse(evaluator);
  }

  /** All options of its evaluations. */
  Map<String, String> allOptions() {
    Map<String, String> all = new HashMap<>(names);
    all.putAll(options);
    return all;
  }
}
