package io.l2nas.contracts;

import java.util.OptionalDouble;

/**
 * A metric that is weighed against the one that is maximised, which is multiplied by {@code (metric
 * / target)^exponent}: the weighted product of MnasNet (Tan et al., CVPR 2019, Eq. 2).
 *
 * @param metric a metric that the evaluator reports, above 0
 * @param target the value that neither helps nor hurts, in the metric's own unit; above 0
 * @param exponent how much it counts: below 0 where little of the metric is good, above 0 where
 *     much is; from -100 to 100 and not 0
 */
public record TradeOff(String metric, double target, double exponent) {
  /** MnasNet's: twice the latency is worth it for 5 % more accuracy. */
  public static final double DEFAULT_EXPONENT = -0.07;

  private static final double STEEPEST = 100;

  public TradeOff {
    Require.label("trade-off metric", metric);
    Require.positive("trade-off target", target);
    Require.within("trade-off exponent", -STEEPEST, STEEPEST, exponent);
    if (exponent == 0) {
      throw new IllegalArgumentException(
          "trade-off exponent is 0, with which '%s' counts for nothing; leave the trade-off out"
              .formatted(metric));
    }
  }

  /**
   * Reads {@code METRIC/TARGET^EXPONENT} or {@code METRIC/TARGET}; the target may end in k, M or G.
   *
   * @param field what the text is called in the message of the error
   * @throws IllegalArgumentException if it is no such text
   */
  public static TradeOff parse(String field, String text) {
    int slash = text.lastIndexOf('/');
    String factor = text.substring(slash + 1);
    int power = factor.indexOf('^');
    String metric = text.substring(0, Math.max(0, slash)).strip();
    OptionalDouble target = Quantity.of(power < 0 ? factor : factor.substring(0, power));
    OptionalDouble exponent =
        power < 0 ? OptionalDouble.of(DEFAULT_EXPONENT) : Quantity.of(factor.substring(power + 1));
    if (metric.isEmpty() || target.isEmpty() || exponent.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is %s; it must be METRIC/TARGET or METRIC/TARGET^EXPONENT, such as latency/50^-0.07"
              .formatted(field, Quote.of(text)));
    }
    return Require.within(
        field, () -> new TradeOff(metric, target.getAsDouble(), exponent.getAsDouble()));
  }

  /** As {@link #parse} takes it. */
  public String text() {
    return metric + "/" + Quantity.text(target) + "^" + Quantity.text(exponent);
  }
}
