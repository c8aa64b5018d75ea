package io.l2nas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.TradeOff;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
  private static final Objective NONE = Objective.of(RewardSpec.exponential());

  @ParameterizedTest
  @CsvSource({
    "macs<=400, 400, 0",
    "macs<=400, 399, 0",
    "macs<=400, 500, 0.25",
    "macs>=400, 400, 0",
    "macs>=400, 100, 0.75",
    "macs<=-10, -5, 0.5",
    "macs<=0, 3, 3"
  })
  void violationIsRelativeToTheBound(String constraint, double macs, double violation) {
    // When
    // Then
    assertThat(constrained(constraint).violation(Map.of("macs", macs))).isEqualTo(violation);
  }

  @Test
  void violationsAreAddedUp() {
    // Given
    Objective objective = constrained("macs<=400", "macs>=100", "latency<=10");

    // When
    // Then
    assertThat(objective.violation(Map.of("macs", 500.0, "latency", 15.0))).isEqualTo(0.75);
    assertThat(objective.violation(Map.of("macs", 300.0, "latency", 10.0))).isZero();
  }

  @Test
  void violationIsANumberHoweverSmallTheBoundIs() {
    // When
    // Then
    assertThat(constrained("macs<=1e-300").violation(Map.of("macs", 1e10)))
        .isEqualTo(Double.MAX_VALUE);
  }

  /** MnasNet's hard constraint: beyond the bound the accuracy is multiplied by bound / m. */
  @Test
  void beyondAConstraintTheRewardIsOfLessAccuracyAndTheValueStays() {
    // Given
    Objective objective = constrained("macs<=400");
    Map<String, Double> twice = Map.of("macs", 800.0);

    // When
    // Then
    assertThat(objective.accuracy(0.8, twice)).isEqualTo(0.4);
    assertThat(objective.value(80, twice)).isEqualTo(80);
    assertThat(objective.accuracy(0.8, Map.of("macs", 400.0))).isEqualTo(0.8);
  }

  /** MnasNet section 3: "models with 5% higher accuracy and twice the latency" are as good. */
  @Test
  void aTradeOffWeighsTheMetric() {
    // Given
    Objective objective = weighed("latency/50");

    // When
    double slow = objective.value(80, Map.of("latency", 100.0));
    double fast = objective.value(80, Map.of("latency", 25.0));

    // Then
    assertThat(slow).isCloseTo(80 * 0.9526, within(0.005));
    assertThat(fast).isCloseTo(80 / 0.9526, within(0.005));
    assertThat(objective.value(80, Map.of("latency", 50.0))).isEqualTo(80);
    assertThat(objective.accuracy(0.8, Map.of("latency", 100.0)))
        .isCloseTo(slow / 100, within(1e-12));
  }

  /** A loss that is maximised as its negative. */
  @Test
  void whatIsWorseIsWorseBelowZeroToo() {
    // Given
    Objective objective = weighed("latency/50");

    // When
    // Then
    assertThat(objective.value(-2, Map.of("latency", 100.0))).isLessThan(-2);
    assertThat(constrained("macs<=400").accuracy(-2, Map.of("macs", 800.0))).isEqualTo(-4);
  }

  @Test
  void withoutAnObjectiveNothingChangesByABit() {
    for (double value : new double[] {0.1, -0.0, 0.0, -3.3, 94.37}) {
      // When
      // Then
      assertThat(NONE.value(value, Map.of())).isEqualTo(value);
      assertThat(NONE.accuracy(value, Map.of())).isEqualTo(value);
    }
    assertThat(NONE.objection(Map.of())).isEmpty();
    assertThat(NONE.metrics()).isEmpty();
  }

  @Test
  void theConstraintsComeFirstThenTheValue() {
    // Given
    Objective objective = constrained("macs<=400");

    // When
    // Then
    assertThat(objective.isBetter(entry(70, 400), entry(90, 401))).isTrue();
    assertThat(objective.isBetter(entry(90, 401), entry(70, 400))).isFalse();
    assertThat(objective.isBetter(entry(70, 500), entry(90, 600))).isTrue();
    assertThat(objective.isBetter(entry(71, 100), entry(70, 400))).isTrue();
    assertThat(objective.isBetter(entry(70, 100), entry(70, 400))).isFalse();
    assertThat(objective.isBetter(entry(71, 500), entry(70, 500))).isTrue();
  }

  @Test
  void whatItNeedsIsNamed() {
    // Given
    Objective objective = constrained("macs<=400", "latency<=10");

    // When
    // Then
    assertThat(objective.metrics()).containsExactly("macs", "latency");
    assertThat(objective.objection(Map.of("macs", 1.0)))
        .contains("latency is not among the reported metrics [macs]; the objective needs it");
    assertThat(weighed("latency/50").objection(Map.of("latency", 0.0)))
        .contains("latency is 0.0; it must be above 0 to be weighed");
  }

  @ParameterizedTest
  @CsvSource({"macs<=400,,true", "macs>=400,,false", ",macs/5,true", ",macs/5^0.1,false"})
  void knowsWhatIsGood(String constraint, String tradeOff, boolean less) {
    // Given
    Objective objective =
        Objective.of(
            RewardSpec.exponential()
                .with(
                    new ObjectiveSpec(
                        Stream.ofNullable(constraint).map(ObjectiveTest::constraint).toList(),
                        Stream.ofNullable(tradeOff).map(ObjectiveTest::tradeOff).toList())));

    // When
    // Then
    assertThat(objective.isBetterWithLess("macs")).isEqualTo(less);
    assertThat(objective.isBetterWithLess("else")).isTrue();
  }

  private static Objective constrained(String... texts) {
    List<Constraint> constraints = Stream.of(texts).map(ObjectiveTest::constraint).toList();
    return Objective.of(RewardSpec.exponential().with(new ObjectiveSpec(constraints, List.of())));
  }

  private static Objective weighed(String text) {
    return Objective.of(
        RewardSpec.exponential().with(new ObjectiveSpec(List.of(), List.of(tradeOff(text)))));
  }

  private static Constraint constraint(String text) {
    return Constraint.parse("constraint", text);
  }

  private static TradeOff tradeOff(String text) {
    return TradeOff.parse("trade-off", text);
  }

  private static TopEntry entry(double value, double macs) {
    return new TopEntry("a", 0, value, Map.of("macs", macs));
  }
}
