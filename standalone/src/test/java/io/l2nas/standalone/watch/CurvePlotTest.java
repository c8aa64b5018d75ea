package io.l2nas.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.watch.Curve.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvePlotTest {

  @Test
  void theBestIsALineAndTheValuesAreDots() {
    // Given
    Curve curve =
        new Curve(
            List.of(
                point(1, 60, 60),
                point(2, 60, 50),
                point(3, 70, 70),
                point(4, 70, 65),
                point(5, 90, 90),
                point(6, 90, 80)));

    // When
    List<String> lines = CurvePlot.lines("accuracy", curve, 40, Style.PLAIN);

    // Then
    assertThat(lines)
        .containsExactly(
            "  accuracy",
            "  90.0000 |                       *****",
            "          |                       *",
            "          |                       *",
            "          |                       *   .",
            "          |                       *",
            "          |                       *",
            "          |              **********",
            "          |              *",
            "          |              *   .",
            "  60.0000 |     **********",
            "          +----------------------------",
            "           0           step           6");
  }

  @Test
  void withoutAScoreThereIsNoPicture() {
    // Given
    Curve curve = new Curve(List.of(new Point(1, OptionalDouble.empty(), OptionalDouble.empty())));

    // When
    // Then
    assertThat(CurvePlot.lines("accuracy", curve, 40, Style.PLAIN)).isEmpty();
  }

  @Test
  void oneValueIsDrawnInTheMiddle() {
    // When
    List<String> lines =
        CurvePlot.lines("loss", new Curve(List.of(point(1, -4, -4))), 40, Style.PLAIN);

    // Then
    assertThat(lines.get(1)).startsWith("  -2.0000");
    assertThat(lines.get(10)).startsWith("  -6.0000");
    assertThat(String.join("", lines)).contains("*");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    // Given
    Curve curve = new Curve(IntStream.range(1, 300).mapToObj(i -> point(i, i, i * 0.5)).toList());

    for (int columns = 30; columns < 140; columns++) {
      int width = columns;

      // When
      List<String> lines = CurvePlot.lines("accuracy", curve, columns, new Style(false, true));

      // Then
      assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  private static Point point(int step, double best, double mean) {
    return new Point(step, OptionalDouble.of(best), OptionalDouble.of(mean));
  }
}
