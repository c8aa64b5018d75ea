package io.l2nas.faults.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What a Quarkus application says of how long its starts took. */
final class StartTimes {
  private static final Pattern STARTED = Pattern.compile(" started in ([0-9.]+)s\\.");
  private static final double MILLIS = 1_000;

  private StartTimes() {}

  /** In order; lives that were ended before they had started are not among them. */
  static List<Duration> in(Path log) throws IOException {
    return STARTED
        .matcher(Files.readString(log))
        .results()
        .map(found -> duration(found.group(1)))
        .toList();
  }

  private static Duration duration(String seconds) {
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * MILLIS));
  }
}
