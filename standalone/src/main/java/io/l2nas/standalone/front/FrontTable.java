package io.l2nas.standalone.front;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.standalone.screen.ArchitectureTable;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;

/** A front as a table, most of the metric first. */
public final class FrontTable {
  private final Front front;
  private final SpaceDefinition space;

  /**
   * @param space what its points are architectures of
   */
  public FrontTable(Front front, SpaceDefinition space) {
    this.front = front;
    this.space = space;
  }

  /**
   * At most {@code show} rows, spread evenly over the front, on lines of at most {@code columns}.
   */
  public List<String> lines(int show, int columns, Style style) {
    ArchitectureTable table =
        new ArchitectureTable(List.of(">" + front.metric(), ">" + front.against(), ">step"), space);
    for (Point point : shown(show)) {
      table.row(
          List.of(Figures.metric(point.value()), Figures.metric(point.other()), "" + point.step()),
          point.architecture());
    }
    return table.lines(columns, style);
  }

  private List<Point> shown(int show) {
    int size = front.points().size();
    int rows = Math.min(show, size);
    List<Point> shown = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int fromEnd = rows == 1 ? 0 : Math.round((float) i * (size - 1) / (rows - 1));
      shown.add(front.points().get(size - 1 - fromEnd));
    }
    return shown;
  }
}
