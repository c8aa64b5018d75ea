package io.l2nas.standalone.watch;

import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.PoolView.Experiment;
import io.l2nas.standalone.client.PoolView.Team;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;

/** The pool of one experiment in a few lines: how busy it is, and why the experiment waits. */
final class PoolLines {
  private static final int BAR = 14;

  private PoolLines() {}

  static List<String> of(PoolView pool, String experiment, Style style) {
    List<String> lines = new ArrayList<>();
    String busy =
        pool.slots() == 0
            ? style.yellow("nobody takes work")
            : style.bar((double) pool.busySlots() / pool.slots(), BAR)
                + "  %d of %d slots busy".formatted(pool.busySlots(), pool.slots());
    String work =
        "%d waiting%s%s of work"
            .formatted(pool.waiting(), style.dot(), Figures.time(pool.outstandingSeconds()));
    lines.add("  pool " + pool.pool() + "  " + busy + style.dim(style.dot() + work));
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
}
