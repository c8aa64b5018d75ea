package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The progress of many runs, or steps: bar, number, pace, time left, and the latest. */
final class RunsProgressText implements ProgressText<RunsProgress> {
  private static final String GAP = "  ";

  private final Style style;
  private final int columns;
  private final String one;

  /**
   * @param one what one of them is called
   */
  RunsProgressText(Style style, int columns, String one) {
    this.style = style;
    this.columns = columns;
    this.one = one;
  }

  @Override
  public int done(RunsProgress progress) {
    return progress.done();
  }

  @Override
  public String line(RunsProgress progress, OptionalDouble pace) {
    int bar = Math.min(30, Math.max(8, columns / 5));
    String runs = progress.done() + "/" + progress.total() + " " + one + "s";
    List<String> tail = tail(progress, pace);
    int taken = 1 + bar + GAP.length() + runs.length();
    for (String part : tail) {
      taken += GAP.length() + part.length();
    }
    List<String> parts = new ArrayList<>();
    parts.add(style.bar((double) progress.done() / progress.total(), bar));
    parts.add(style.bold(runs));
    tail.forEach(part -> parts.add(style.dim(part)));
    parts.add(style.cut(progress.latest(), Math.max(0, columns - 1 - taken - GAP.length())));
    return (" " + String.join(GAP, parts)).stripTrailing();
  }

  @Override
  public String sentence(RunsProgress progress, OptionalDouble pace) {
    List<String> parts = new ArrayList<>();
    parts.add(one + " " + progress.done() + " of " + progress.total());
    parts.addAll(tail(progress, pace));
    parts.add(progress.latest());
    return String.join(", ", parts);
  }

  private static List<String> tail(RunsProgress progress, OptionalDouble pace) {
    List<String> parts = new ArrayList<>();
    pace.ifPresent(perSecond -> parts.add(Figures.rate(perSecond)));
    Pace.remaining(progress.total() - progress.done(), pace)
        .ifPresent(left -> parts.add("ETA " + Figures.time(left)));
    return parts;
  }
}
