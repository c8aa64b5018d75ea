package io.l2nas.contracts;

/**
 * Which scores that were measured before may answer an action, in place of an evaluator. They are
 * of the same architecture, space, {@link EvaluatorSpec}, {@link RewardSpec} and version.
 *
 * @param scope where to look for them
 * @param version of the evaluator; what another version measured is never reused
 */
public record ReuseSpec(Scope scope, String version) {
  /** Those of the experiment itself, and the evaluator's first version. */
  public static final ReuseSpec DEFAULT = new ReuseSpec(Scope.EXPERIMENT, "1");

  /** Of experiments that are older than reuse: every step is evaluated. */
  public static final ReuseSpec NONE = new ReuseSpec(Scope.OFF, DEFAULT.version());

  /** Where scores are looked for. */
  public enum Scope {
    /** Nowhere: every action is evaluated. */
    OFF,
    /** Among the outcomes that the experiment has applied. */
    EXPERIMENT,
    /** Among those of all experiments of the team, too. */
    TEAM
  }

  public ReuseSpec {
    Require.present("reuse scope", scope);
    Require.label("version", version);
  }
}
