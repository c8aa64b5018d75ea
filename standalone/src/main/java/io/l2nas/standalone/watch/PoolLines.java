package io.l2nas.standalone.watch;

import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.PoolView.Experiment;
import io.l2nas.standalone.client.PoolView.Team;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;

/** The pool of one experiment in a few lines: how busy it is, and why the experiment waits. */
public final class PoolLines {
  private static final int BAR = 14;

  private PoolLines() {}

  static List<String> of(PoolView pool, String experiment, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  pool "
            + pool.pool()
            + "  "
            + busy(pool, BAR, style)
            + style.dim(style.dot() + outstanding(pool, style)));
    for (Team team : pool.teams()) {
      for (Experiment each : team.experiments()) {
        if (each.experiment().equals(experiment) && each.explanation() != null) {
          lines.add(
              "  " + style.dim(each.waiting() + " of its actions wait: " + each.explanation()));
        }
      }
    }
    return lines;
  }

  /** How many slots are at work, with a bar of that width. */
  public static String busy(PoolView pool, int bar, Style style) {
    return pool.slots() == 0
        ? style.yellow("nobody takes work")
        : style.bar((double) pool.busySlots() / pool.slots(), bar)
            + "  %d of %d slots busy".formatted(pool.busySlots(), pool.slots());
  }

  /** What is still to be done. */
  public static String outstanding(PoolView pool, Style style) {
    return "%d waiting%s%s of work"
        .formatted(pool.waiting(), style.dot(), Figures.time(pool.outstandingSeconds()));
  }
}
