package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunRecordTest {
  private final RunRecord record =
      new RunRecord(
          new RunResult("someone", "value", 1, 50, 40, 20, 7, 0.5, 1),
          List.of(
              new Improvement(2, 3, 0.1, 1),
              new Improvement(5, 4, 0.2, 4),
              new Improvement(20, 7, 0.5, 16)));

  @Test
  void theBestHoldsUntilTheNext() {
    assertThat(record.bestAfter(1)).isEqualTo(3);
    assertThat(record.bestAfter(5)).isEqualTo(3);
    assertThat(record.bestAfter(6)).isEqualTo(4);
    assertThat(record.bestAfter(20)).isEqualTo(4);
    assertThat(record.bestAfter(21)).isEqualTo(7);
    assertThat(record.bestAfter(50)).isEqualTo(7);
  }

  @Test
  void asCsvItHasALineForEveryImprovementAndOneForTheEnd() {
    assertThat(RunsCsv.lines(List.of(record)))
        .containsExactly(
            "agent,metric,seed,step,best,reported,unique",
            "someone,value,1,2,3.0,0.1,1",
            "someone,value,1,5,4.0,0.2,4",
            "someone,value,1,20,7.0,0.5,16",
            "someone,value,1,49,7.0,0.5,40");
  }
}
