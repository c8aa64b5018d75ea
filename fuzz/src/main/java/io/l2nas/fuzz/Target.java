package io.l2nas.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A place where bytes or texts from outside come in, and the fuzz test that stands for it. */
enum Target {
  ACTIONS("io.l2nas.fuzz.RecordsFuzzTest", "actions"),
  EVALUATIONS("io.l2nas.fuzz.RecordsFuzzTest", "evaluations"),
  STATES("io.l2nas.fuzz.RecordsFuzzTest", "states"),
  REPORTS("io.l2nas.fuzz.RecordsFuzzTest", "reports"),
  HEADERS("io.l2nas.fuzz.HeadersFuzzTest", "headers"),
  ALPHA("io.l2nas.fuzz.AlphaFuzzTest", "alpha"),
  EXPERIMENTS("io.l2nas.fuzz.RequestsFuzzTest", "experiments"),
  TEAMS("io.l2nas.fuzz.RequestsFuzzTest", "teams"),
  TOKENS("io.l2nas.fuzz.RequestsFuzzTest", "tokens"),
  GRANTS("io.l2nas.fuzz.GrantsFuzzTest", "grants"),
  POLICIES("io.l2nas.fuzz.PoliciesFuzzTest", "policies"),
  SETTINGS("io.l2nas.fuzz.SettingsFuzzTest", "settings"),
  SPACES("io.l2nas.fuzz.SpacesFuzzTest", "files"),
  TABLES("io.l2nas.evaluator.table.TablesFuzzTest", "tables"),
  DELAYS("io.l2nas.evaluator.table.DelaysFuzzTest", "delays"),
  ARCHITECTURES("io.l2nas.fuzz.ArchitecturesFuzzTest", "architectures"),
  ANSWERS("io.l2nas.fuzz.AnswersFuzzTest", "answers"),
  LONG_INPUTS("io.l2nas.fuzz.LongInputsFuzzTest", "longInputs");

  private final String testClass;
  private final String method;

  Target(String testClass, String method) {
    this.testClass = testClass;
    this.method = method;
  }

  static List<Target> all() {
    return List.of(values());
  }

  /**
   * The target with that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Target named(String name) {
    return Arrays.stream(values())
        .filter(target -> target.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the target '%s' is unknown; there are %s".formatted(name, all())));
  }

  String testClass() {
    return testClass;
  }

  String method() {
    return method;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
