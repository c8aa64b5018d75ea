package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.Constraint.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints and trade-offs as people write them. */
class ObjectiveTextTest {

  @ParameterizedTest
  @CsvSource({
    "macs<=400M,           macs,      AT_MOST,  4e8",
    "macs <= 4e8,          macs,      AT_MOST,  4e8",
    "top-5 acc>=0.9,       top-5 acc, AT_LEAST, 0.9",
    "latency ms  >= -1.5k, latency ms, AT_LEAST, -1500",
    "parameters<=1.25G,    parameters, AT_MOST, 1.25e9"
  })
  void constraint(String text, String metric, Relation relation, double bound) {
    assertThat(Constraint.parse("constraints[0]", text))
        .isEqualTo(new Constraint(metric, relation, bound));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "macs", "macs<400M", "<=5", "macs<=", "macs<=many", "macs==5", "macs<=5T"})
  void noConstraint(String text) {
    assertThatThrownBy(() -> Constraint.parse("constraints[0]", text))
        .hasMessage(
            "constraints[0] is '%s'; it must be METRIC<=BOUND or METRIC>=BOUND, such as macs<=400M",
            text);
  }

  @ParameterizedTest
  @CsvSource({
    "latency/50,            latency,    50,  -0.07",
    "latency / 50 ^ -0.2,   latency,    50,  -0.2",
    "macs/400M^-1,          macs,       4e8, -1",
    "images/s/2k^0.1,       images/s,   2e3, 0.1"
  })
  void tradeOff(String text, String metric, double target, double exponent) {
    assertThat(TradeOff.parse("tradeOffs[0]", text))
        .isEqualTo(new TradeOff(metric, target, exponent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latency", "latency/", "/50", "latency/50^", "latency/x^-1"})
  void noTradeOff(String text) {
    assertThatThrownBy(() -> TradeOff.parse("tradeOffs[0]", text))
        .hasMessage(
            "tradeOffs[0] is '%s'; it must be METRIC/TARGET or METRIC/TARGET^EXPONENT, such as latency/50^-0.07",
            text);
  }

  @ParameterizedTest
  @CsvSource({
    "400000000, 400M",
    "1234000, 1.234M",
    "1234567, 1234.567k",
    "12345678, 12345.678k",
    "1e9, 1G",
    "999, 999",
    "-5000, -5k",
    "0, 0",
    "0.005, 0.005",
    "1e30, 1.0E30"
  })
  void boundIsWrittenAsPeopleDoAndReadBack(double bound, String text) {
    Constraint constraint = new Constraint("macs", Relation.AT_MOST, bound);

    assertThat(constraint.text()).isEqualTo("macs<=" + text);
    assertThat(Constraint.parse("", constraint.text())).isEqualTo(constraint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency/50^-0.07", "macs/400M^-1", "images/s/2k^0.1"})
  void tradeOffIsWrittenAsItIsRead(String text) {
    assertThat(TradeOff.parse("", text).text()).isEqualTo(text);
  }
}
