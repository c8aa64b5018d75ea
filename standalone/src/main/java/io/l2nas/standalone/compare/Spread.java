package io.l2nas.standalone.compare;

import io.l2nas.standalone.screen.Figures;
import java.util.Arrays;

/** A mean and a standard deviation. */
public record Spread(double mean, double deviation) {

  /** Of a sample: the deviation divides by n − 1, and is 0 for a single value. */
  static Spread of(double[] sample) {
    double mean = Arrays.stream(sample).average().orElseThrow();
    double squares = Arrays.stream(sample).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, sample.length < 2 ? 0 : Math.sqrt(squares / (sample.length - 1)));
  }

  /** The standard error of the mean of {@code n}. */
  double standardError(int n) {
    return deviation / Math.sqrt(n);
  }

  /** For instance {@code 91.47 ± 0.15}. */
  public String text(int decimals) {
    return Figures.fixed(mean, decimals) + " ± " + Figures.fixed(deviation, decimals);
  }
}
