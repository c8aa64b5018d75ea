package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.Constraint;
import io.l2nas.contracts.Constraint.Relation;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ObjectiveSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.TradeOff;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Constraints and trade-offs that a request asks for. */
class ObjectiveSpecificationTest {

  @Test
  void whatIsWantedIsPartOfTheRewardAndReported() {
    // Given
    ExperimentRequest request =
        ExperimentRequest.of("accuracy")
            .report(List.of("flops", "macs"))
            .constraints(List.of("macs<=400M", "parameters >= 1k"))
            .tradeOffs(List.of("latency/50"))
            .build();

    // When
    ExperimentSpec spec = Specification.of(request);

    // Then
    assertThat(spec.reward())
        .isEqualTo(
            RewardSpec.exponential()
                .with(
                    new ObjectiveSpec(
                        List.of(
                            new Constraint("macs", Relation.AT_MOST, 4e8),
                            new Constraint("parameters", Relation.AT_LEAST, 1000)),
                        List.of(new TradeOff("latency", 50, -0.07)))));
    assertThat(spec.evaluator().report()).containsExactly("flops", "macs", "parameters", "latency");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertRefused(
        ExperimentRequest.of("accuracy").constraints(List.of("macs<=4", "macs<4")).build(),
        "constraints[1] is 'macs<4'; it must be METRIC<=BOUND or METRIC>=BOUND, such as macs<=400M");
    assertRefused(
        ExperimentRequest.of("accuracy").tradeOffs(List.of("latency")).build(),
        "tradeOffs[0] is 'latency'; it must be METRIC/TARGET or METRIC/TARGET^EXPONENT, such as latency/50^-0.07");
    assertRefused(
        ExperimentRequest.of("accuracy").constraints(List.of("accuracy>=0.9")).build(),
        "metric is 'accuracy', which is maximised; a constraint or a trade-off must be about another one");
    assertRefused(
        ExperimentRequest.of("accuracy").constraints(List.of("macs<=1e999")).build(),
        "constraints[0]: constraint bound is Infinity; it must be a finite number");
  }

  private static void assertRefused(ExperimentRequest request, String message) {
    assertThatThrownBy(() -> Specification.of(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
