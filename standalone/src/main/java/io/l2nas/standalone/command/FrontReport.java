package io.l2nas.standalone.command;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.standalone.front.Front;
import io.l2nas.standalone.front.FrontFold;
import io.l2nas.standalone.front.FrontPlot;
import io.l2nas.standalone.front.FrontTable;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;

/** A front as people see it: the picture, then the architectures. */
final class FrontReport {
  private final FrontFold fold;
  private final SpaceDefinition space;

  FrontReport(FrontFold fold, SpaceDefinition space) {
    this.fold = fold;
    this.space = space;
  }

  /** At most {@code show} architectures, on lines of at most {@code columns} if that can be had. */
  List<String> lines(int show, int columns, Style style) {
    Front front = fold.front();
    List<String> lines = new ArrayList<>();
    if (front.points().isEmpty()) {
      lines.add("  no score has " + front.against());
      return lines;
    }
    lines.add(
        "  %s%s%d of %d scored are beaten by none"
            .formatted(
                style.bold(front.metric() + " against " + front.against()),
                style.dot(),
                front.points().size(),
                fold.scored().size()));
    lines.add("");
    lines.addAll(new FrontPlot(front, fold.scored()).lines(columns, style));
    lines.add("");
    lines.addAll(new FrontTable(front, space).lines(show, columns, style));
    return lines;
  }
}
