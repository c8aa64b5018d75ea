package io.l2nas.standalone.screen;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them, the same in every locale. */
public final class Figures {
  private Figures() {}

  /** A metric that may be absent: blank where it is. */
  public static String metric(Double value) {
    return value == null ? "" : metric(value.doubleValue());
  }

  /** A metric: four decimals, none for large whole numbers, a power of ten for tiny ones. */
  public static String metric(double value) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1000 && value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, value != 0 && magnitude < 1e-3 ? "%.3e" : "%.4f", value);
  }

  /** A number with so many decimals. */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A number without a fraction that says nothing. */
  public static String plain(double value) {
    return value == Math.rint(value) ? fixed(value, 0) : String.valueOf(value);
  }

  /** A rate, with as many digits as matter. */
  public static String rate(double perSecond) {
    if (perSecond < 1) {
      return String.format(Locale.ROOT, "%.1f/min", perSecond * 60);
    }
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%.0f/s", perSecond);
  }

  /** So many seconds, in their two largest units. */
  public static String time(double seconds) {
    return time(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** A time, in its two largest units. */
  public static String time(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60);
    }
    return seconds < 86_400
        ? String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds / 60 % 60)
        : String.format(Locale.ROOT, "%dd %02dh", seconds / 86_400, seconds / 3600 % 24);
  }

  /** Seconds with three decimals, for a result. */
  public static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
