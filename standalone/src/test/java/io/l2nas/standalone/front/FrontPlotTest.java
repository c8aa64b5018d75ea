package io.l2nas.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontPlotTest {
  private static final Style UNICODE = new Style(false, true);

  @Test
  void theFrontStandsBeforeWhatItBeats() {
    // Given
    List<Point> front = List.of(point(60, 10), point(80, 20), point(90, 40));
    List<Point> scored = new ArrayList<>(front);
    scored.add(point(70, 30));
    scored.add(point(62, 40));

    // When
    List<String> lines = plot(front, scored).lines(41, Style.PLAIN);

    // Then
    assertThat(lines)
        .containsExactly(
            "  accuracy",
            "  90.0000 |                            #",
            "          |",
            "          |",
            "          |",
            "          |         #",
            "          |",
            "          |",
            "          |                   .",
            "          |",
            "          |",
            "          |                            .",
            "  60.0000 |#",
            "          +-----------------------------",
            "           10.0000    latency    40.0000");
  }

  /** A network that learned nothing would press all others into a line. */
  @Test
  void whatLiesFarBehindIsLeftOut() {
    // Given
    List<Point> front = List.of(point(90, 10), point(92, 20), point(94, 40));
    List<Point> scored = new ArrayList<>(front);
    scored.add(point(10, 5000));

    // When
    List<String> lines = plot(front, scored).lines(60, UNICODE);

    // Then
    assertThat(lines.get(1)).startsWith("  94.0000 │");
    assertThat(lines.get(12)).startsWith("  89.0000 │");
    assertThat(lines.get(14)).endsWith("47.5000");
  }

  @Test
  void onePointIsDrawnToo() {
    // When
    List<String> lines = plot(List.of(point(90, 10)), List.of(point(90, 10))).lines(60, UNICODE);

    // Then
    assertThat(String.join("", lines)).contains("●");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    List<Point> front = List.of(point(60, 1e8), point(80, 2e8), point(90, 4e8));
    for (int columns = 40; columns < 120; columns++) {
      int width = columns;
      assertThat(plot(front, front).lines(columns, UNICODE))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  private static FrontPlot plot(List<Point> front, List<Point> scored) {
    return new FrontPlot(new Front("accuracy", "latency", true, front), scored);
  }

  private static Point point(double value, double other) {
    return new Point("a", 0, value, other);
  }
}
