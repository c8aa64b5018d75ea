package io.l2nas.contracts;

import java.util.OptionalDouble;

/**
 * A bound that an architecture should keep. One that does not is worse than every one that does.
 *
 * @param metric a metric that the evaluator reports
 * @param relation on which side of the bound to stay; the bound itself is kept
 * @param bound in the metric's own unit
 */
public record Constraint(String metric, Relation relation, double bound) {
  /** How long a sign is. */
  private static final int SIGN = 2;

  /** The sides of a bound. */
  public enum Relation {
    AT_MOST("<="),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }
  }

  public Constraint {
    Require.label("constraint metric", metric);
    Require.present("constraint relation", relation);
    Require.finite("constraint bound", bound);
  }

  /**
   * Reads {@code METRIC<=BOUND} or {@code METRIC>=BOUND}; the bound may end in k, M or G.
   *
   * @param field what the text is called in the message of the error
   * @throws IllegalArgumentException if it is no such text
   */
  public static Constraint parse(String field, String text) {
    int sign =
        Math.max(text.lastIndexOf(Relation.AT_MOST.sign), text.lastIndexOf(Relation.AT_LEAST.sign));
    String metric = text.substring(0, Math.max(0, sign)).strip();
    OptionalDouble bound =
        sign < 0 ? OptionalDouble.empty() : Quantity.of(text.substring(sign + SIGN));
    if (bound.isEmpty() || metric.isEmpty() || metric.matches(".*[<>=]")) {
      throw new IllegalArgumentException(
          "%s is %s; it must be METRIC<=BOUND or METRIC>=BOUND, such as macs<=400M"
              .formatted(field, Quote.of(text)));
    }
    Relation relation =
        text.startsWith(Relation.AT_MOST.sign, sign) ? Relation.AT_MOST : Relation.AT_LEAST;
    return Require.within(field, () -> new Constraint(metric, relation, bound.getAsDouble()));
  }

  /** As {@link #parse} takes it. */
  public String text() {
    return metric + relation.sign + Quantity.text(bound);
  }
}
