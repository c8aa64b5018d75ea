package io.l2nas.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound that an architecture should keep. One that does not is worse than every one that does.
 *
 * @param metric a metric that the evaluator reports
 * @param relation on which side of the bound to stay; the bound itself is kept
 * @param bound in the metric's own unit
 */
public record Constraint(String metric, Relation relation, double bound) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(.*[^\\s<>=])\\s*([<>]=)\\s*(" + Quantity.PATTERN + ")\\s*");

  /** The sides of a bound. */
  public enum Relation {
    AT_MOST("<="),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    private static Relation of(String sign) {
      return sign.equals(AT_MOST.sign) ? AT_MOST : AT_LEAST;
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
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s is %s; it must be METRIC<=BOUND or METRIC>=BOUND, such as macs<=400M"
              .formatted(field, Quote.of(text)));
    }
    return new Constraint(
        matcher.group(1), Relation.of(matcher.group(2)), Quantity.of(matcher.group(3)));
  }

  /** As {@link #parse} takes it. */
  public String text() {
    return metric + relation.sign + Quantity.text(bound);
  }
}
