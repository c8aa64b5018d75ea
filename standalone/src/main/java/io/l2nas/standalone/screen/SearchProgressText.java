package io.l2nas.standalone.screen;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The progress line: bar, step, best value and architecture, architectures seen, pace, time left.
 * It never fills its line, for a full line would wrap; the architecture takes the room that is
 * left.
 */
public final class SearchProgressText implements ProgressText<SearchProgress> {
  private static final int BAR_IN_80_COLUMNS = 14;
  private static final int SHORTEST_ARCHITECTURE = 8;
  private static final String GAP = "  ";

  private final Shorthand shorthand;
  private final Style style;
  private final int columns;

  public SearchProgressText(Shorthand shorthand, Style style, int columns) {
    this.shorthand = shorthand;
    this.style = style;
    this.columns = columns;
  }

  @Override
  public int done(SearchProgress progress) {
    return progress.applied();
  }

  @Override
  public String line(SearchProgress progress, OptionalDouble pace) {
    int bar = Math.min(30, Math.max(8, BAR_IN_80_COLUMNS + (columns - 80) / 3));
    String steps = progress.applied() + "/" + progress.steps();
    List<String> tail = tail(progress, pace);
    int taken = 1 + bar + GAP.length() + steps.length() + width(tail);
    List<String> parts = new ArrayList<>();
    parts.add(style.bar((double) progress.applied() / progress.steps(), bar));
    parts.add(style.bold(steps));
    progress.best().map(best -> best(best, columns - 1 - taken)).ifPresent(parts::add);
    tail.forEach(part -> parts.add(style.dim(part)));
    return " " + String.join(GAP, parts);
  }

  @Override
  public String sentence(SearchProgress progress, OptionalDouble perSecond) {
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

  private String best(TopEntry best, int room) {
    String value = "best " + Figures.metric(best.value());
    int left = room - GAP.length() - value.length() - 1;
    String architecture =
        left < SHORTEST_ARCHITECTURE
            ? ""
            : " " + style.cut(shorthand.of(best.architecture()), left);
    return style.green(value) + architecture;
  }

  private static List<String> tail(SearchProgress progress, OptionalDouble pace) {
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
        .ifPresent(left -> parts.add("ETA " + Figures.time(left)));
    return parts;
  }

  private static int width(List<String> parts) {
    return parts.stream().mapToInt(part -> GAP.length() + part.length()).sum();
  }
}
