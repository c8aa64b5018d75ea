package io.l2nas.standalone.screen;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** A line now and then, more and more seldom: for log files. */
final class PlainDisplay implements ProgressDisplay {
  private static final long SHORTEST_PAUSE = 5_000_000_000L;

  private final PrintWriter log;
  private final LongSupplier nanoClock;
  private final Pace pace = new Pace();
  private final long startedAt;
  private long spokenAt;

  PlainDisplay(PrintWriter log, LongSupplier nanoClock) {
    this.log = log;
    this.nanoClock = nanoClock;
    this.startedAt = nanoClock.getAsLong();
    this.spokenAt = startedAt;
  }

  @Override
  public void phase(String text) {
    log.println(text);
  }

  @Override
  public void show(Progress progress) {
    long now = nanoClock.getAsLong();
    OptionalDouble perSecond = pace.perSecond(now, progress.applied());
    if (now - spokenAt >= Math.max(SHORTEST_PAUSE, (now - startedAt) / 10)) {
      spokenAt = now;
      log.println(line(progress, perSecond));
    }
  }

  @Override
  public void close() {
    log.flush();
  }

  private static String line(Progress progress, OptionalDouble perSecond) {
    StringBuilder line = new StringBuilder("step ");
    line.append(progress.applied()).append(" of ").append(progress.steps());
    progress
        .best()
        .ifPresent(
            best ->
                line.append(", best ")
                    .append(Figures.metric(best.value()))
                    .append(' ')
                    .append(best.architecture()));
    line.append(", ").append(progress.unique()).append(" unique");
    if (progress.failed() > 0) {
      line.append(", ").append(progress.failed()).append(" failed");
    }
    perSecond.ifPresent(rate -> line.append(", ").append(Figures.rate(rate)));
    Pace.remaining(progress.steps() - progress.applied(), perSecond)
        .ifPresent(left -> line.append(", ").append(Figures.time(left)).append(" left"));
    return line.toString();
  }
}
