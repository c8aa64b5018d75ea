package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.core.evaluation.Score;
import io.l2nas.core.fixtures.NasBench201Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactRandomSearchTest {
  private static final Selection SELECTION = new Selection("value", "other");

  private static final List<Score> SCORES =
      List.of(score(3, 10), score(9, 1), score(5, 4), score(9, 3), score(1, 0), score(4, 7));

  /** Every subset of that size is as likely as every other; of equals each is found first. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6})
  void isTheMeanOverAllSubsets(int n) {
    // Given
    List<Double> best = new ArrayList<>();
    List<Double> reported = new ArrayList<>();
    for (int subset = 0; subset < 1 << SCORES.size(); subset++) {
      if (Integer.bitCount(subset) == n) {
        int chosen = subset;
        List<Score> drawn =
            IntStream.range(0, SCORES.size())
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToObj(SCORES::get)
                .toList();
        double most = drawn.stream().mapToDouble(Score::value).max().orElseThrow();
        List<Score> equals = drawn.stream().filter(one -> one.value() == most).toList();
        for (int i = 0; i < 2; i++) { // Twice, so that each of two equals counts half.
          best.add(most);
          reported.add(equals.get(i % equals.size()).reported().get("other"));
        }
      }
    }

    // When
    RandomSearch.Expectation expected = new ExactRandomSearch(SCORES, SELECTION).bestOf(n);

    // Then
    assertSpread(expected.best(), best);
    assertSpread(expected.reported(), reported);
  }

  @Test
  void aSearchOfMoreThanTheTableFindsItsBest() {
    // When
    ExactRandomSearch random = new ExactRandomSearch(SCORES, SELECTION);

    // Then
    assertThat(random.optimum()).hasValue(9);
    assertThat(random.bestOf(100).best()).isEqualTo(new Spread(9, 0));
  }

  /** Figures computed elsewhere; for 500 those of GA-NAS (IJCAI 2021), Table 4, too. */
  @ParameterizedTest
  @CsvSource({
    "cifar10_valid, 100, 91.03, 0.28",
    "cifar10_test, 500, 94.12, 0.16",
    "cifar100_valid, 300, 72.13, 0.65",
    "imagenet16_valid, 150, 45.56, 0.55",
    "imagenet16_test, 1000, 46.65, 0.35"
  })
  void agreesWithKnownFiguresOnNasBench201(String metric, int n, double mean, double deviation) {
    // Given
    NasBench201Table table = NasBench201Table.read();
    List<Score> scores =
        IntStream.range(0, table.size())
            .mapToObj(row -> new Score(table.number(row, metric), 0, Map.of()))
            .toList();

    // When
    Spread best = new ExactRandomSearch(scores, new Selection(metric, null)).bestOf(n).best();

    // Then
    assertThat(best.mean()).isCloseTo(mean, within(0.006));
    assertThat(best.deviation()).isCloseTo(deviation, within(0.006));
  }

  private static void assertSpread(Spread spread, List<Double> population) {
    double mean = population.stream().mapToDouble(x -> x).average().orElseThrow();
    double variance =
        population.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(spread.mean()).isCloseTo(mean, within(1e-12));
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(variance), within(1e-7));
  }

  private static Score score(double value, double other) {
    return new Score(value, 0, Map.of("other", other));
  }
}
