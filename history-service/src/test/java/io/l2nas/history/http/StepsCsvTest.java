package io.l2nas.history.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.Origin;
import io.l2nas.history.http.StepView.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsCsvTest {
  private static final String HASH = "0f".repeat(32);

  private final StepsCsv csv = new StepsCsv(List.of("macs", "params"));

  @Test
  void hasAColumnForEveryReportedMetric() {
    assertThat(csv.header())
        .isEqualTo(
            "step,attempt,evaluator,architecture,value,reward,macs,params,failure,message,seconds,origin,trajectory_hash\n");
  }

  @Test
  void hasALineForEveryStepAndAnEmptyCellForWhatIsMissing() {
    // Given
    StepView scored =
        new StepView(0, 1, "gpu-7", "a|b", 0.5, 1.5, Map.of("params", 3e6), null, 0.25, null, HASH);
    StepView reused =
        new StepView(
            1, 1, "agent", "a|b", 0.5, 1.5, Map.of(), null, 0, new Origin("exp-1", 4), HASH);

    // When // Then
    assertThat(csv.lines(List.of(scored, reused)))
        .isEqualTo(
            "0,1,gpu-7,a|b,0.5,1.5,,3000000.0,,,0.25,,"
                + HASH
                + "\n1,1,agent,a|b,0.5,1.5,,,,,0.0,exp-1/4,"
                + HASH
                + "\n");
  }

  @Test
  void quotesWhatHoldsACommaAQuoteOrAnEndOfLine() {
    // Given
    StepView failed =
        new StepView(
            2,
            3,
            "gpu-7",
            "a",
            null,
            null,
            Map.of(),
            new Failure(Reason.ERROR, "no \"room\",\nthat is all"),
            0,
            null,
            HASH);

    // When // Then
    assertThat(csv.lines(List.of(failed)))
        .isEqualTo("2,3,gpu-7,a,,,,,ERROR,\"no \"\"room\"\",\nthat is all\",0.0,," + HASH + "\n");
  }
}
