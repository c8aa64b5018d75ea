package io.l2nas.standalone.screen;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** A line now and then, more and more seldom: for log files. */
final class PlainDisplay<P> implements ProgressDisplay<P> {
  private static final long SHORTEST_PAUSE = 5_000_000_000L;

  private final PrintWriter log;
  private final ProgressText<P> text;
  private final LongSupplier nanoClock;
  private final Pace pace = new Pace();
  private final long startedAt;
  private long spokenAt;

  PlainDisplay(PrintWriter log, ProgressText<P> text, LongSupplier nanoClock) {
    this.log = log;
    this.text = text;
    this.nanoClock = nanoClock;
    this.startedAt = nanoClock.getAsLong();
    this.spokenAt = startedAt;
  }

  @Override
  public void phase(String doing) {
    log.println(doing);
  }

  @Override
  public void show(P progress) {
    long now = nanoClock.getAsLong();
    OptionalDouble perSecond = pace.perSecond(now, text.done(progress));
    if (now - spokenAt >= Math.max(SHORTEST_PAUSE, (now - startedAt) / 10)) {
      spokenAt = now;
      log.println(text.sentence(progress, perSecond));
    }
  }

  @Override
  public void close() {
    log.flush();
  }
}
