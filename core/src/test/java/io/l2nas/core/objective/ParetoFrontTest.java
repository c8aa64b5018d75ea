package io.l2nas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoFrontTest {

  /** Against every pair; a grid so coarse that most points tie with another. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void holdsWhomNobodyBeats(boolean less) {
    // Given
    RandomStream random = RandomStream.of(3, Purpose.BATCH, 0);
    ParetoFront front = new ParetoFront(less);
    List<Point> all = new ArrayList<>();

    for (int step = 0; step < 400; step++) {
      Point point = new Point("a" + step, step, random.nextInt(25), random.nextInt(25) - 12);
      all.add(point);

      // When
      front.offer(point);

      // Then
      List<Point> expected =
          all.stream()
              .filter(one -> all.stream().noneMatch(other -> beats(other, one, less)))
              .sorted(Comparator.comparingDouble(Point::value))
              .toList();
      assertThat(front.points()).isEqualTo(expected);
    }
  }

  @Test
  void zeroAndMinusZeroAreOneCost() {
    // Given
    ParetoFront front = new ParetoFront(true);
    front.offer(new Point("a", 0, 1, 0.0));

    // When
    front.offer(new Point("b", 1, 1, -0.0));

    // Then
    assertThat(front.points()).extracting(Point::architecture).containsExactly("a");
  }

  private static boolean beats(Point one, Point other, boolean less) {
    double cost = less ? one.other() : -one.other();
    double otherCost = less ? other.other() : -other.other();
    boolean asGood = one.value() >= other.value() && cost <= otherCost;
    boolean better = one.value() > other.value() || cost < otherCost;
    return asGood && (better || one.step() < other.step());
  }
}
