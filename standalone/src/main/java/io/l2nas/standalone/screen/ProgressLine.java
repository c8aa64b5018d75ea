package io.l2nas.standalone.screen;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The progress line: bar, step, best value and architecture, architectures seen, pace, time left.
 * It never fills its line, for a full line would wrap; the architecture takes the room that is
 * left.
 */
final class ProgressLine {
  private static final int BAR_IN_80_COLUMNS = 14;
  private static final int SHORTEST_ARCHITECTURE = 8;
  private static final String GAP = "  ";

  private final Shorthand shorthand;
  private final Style style;
  private final int columns;

  ProgressLine(Shorthand shorthand, Style style, int columns) {
    this.shorthand = shorthand;
    this.style = style;
    this.columns = columns;
  }

  String render(Progress progress, OptionalDouble pace) {
    int bar = Math.min(30, Math.max(8, BAR_IN_80_COLUMNS + (columns - 80) / 3));
    String steps = progress.applied() + "/" + progress.steps();
    String best = progress.best().map(b -> "best " + Figures.metric(b.value())).orElse("");
    List<String> tail = tail(progress, pace);
    int taken =
        1 + bar + GAP.length() + steps.length() + GAP.length() + best.length() + width(tail);
    int room = columns - 1 - taken - 1;
    String architecture = progress.best().map(TopEntry::architecture).map(shorthand::of).orElse("");
    String shown = room < SHORTEST_ARCHITECTURE ? "" : style.cut(architecture, room);
    StringBuilder line = new StringBuilder(" ");
    line.append(style.bar((double) progress.applied() / progress.steps(), bar)).append(GAP);
    line.append(style.bold(steps)).append(GAP).append(style.green(best));
    line.append(shown.isEmpty() ? "" : " " + shown);
    tail.forEach(part -> line.append(GAP).append(style.dim(part)));
    return line.toString();
  }

  private List<String> tail(Progress progress, OptionalDouble pace) {
    List<String> parts = new ArrayList<>();
    parts.add(progress.unique() + " unique");
    if (progress.failed() > 0) {
      parts.add(progress.failed() + " failed");
    }
    if (progress.status() == ExperimentStatus.PAUSED) {
      parts.add("paused");
      return parts;
    }
    pace.ifPresent(perSecond -> parts.add(Figures.rate(perSecond)));
    Pace.remaining(progress.steps() - progress.applied(), pace)
        .map(ProgressLine::left)
        .ifPresent(parts::add);
    return parts;
  }

  private static String left(Duration remaining) {
    return "ETA " + Figures.time(remaining);
  }

  private static int width(List<String> parts) {
    return parts.stream().mapToInt(part -> GAP.length() + part.length()).sum();
  }
}
