package io.l2nas.simulation.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.simulation.scaling.ScaledPool.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaledPoolTest {
  private static final int MOST = 20;

  @Test
  void oneEvaluationTakesAStartAndItself() {
    // When
    Result result = serve(new RecordedSearch("one", 0, 1, List.of(100.0)));

    // Then: seen at 0, begun when the evaluator is there, which stays for the cooldown.
    assertThat(result.makespan()).isEqualTo(130);
    assertThat(result.meanWait()).isEqualTo(30);
    assertThat(result.peak()).isEqualTo(1);
    assertThat(result.evaluatorSeconds()).isCloseTo(130 + 300, within(15.0));
  }

  @Test
  void aLongEvaluationKeepsOneEvaluatorBusyAndNoMore() {
    RecordedSearch day = new RecordedSearch("day", 0, 1, List.of(86_400.0));

    assertThat(serve(day).peak()).isEqualTo(1);
    assertThat(ScaledPool.serve(List.of(day), ScalingRule.SECONDS, MOST).peak()).isEqualTo(MOST);
  }

  @Test
  void quickEvaluationsNeedFewHoweverManyThereAre() {
    RecordedSearch quick = new RecordedSearch("quick", 0, 64, Collections.nCopies(1000, 0.5));

    assertThat(serve(quick).peak()).isEqualTo(1);
    assertThat(ScaledPool.serve(List.of(quick), ScalingRule.LAG, MOST).peak()).isGreaterThan(5);
  }

  @Test
  void onTheRecordedLoadItIsSoonerThanLagAndCheaperThanSecondsAlone() throws IOException {
    // When
    List<RecordedSearch> load = CompareScaling.recorded();
    Result ours = ScaledPool.serve(load, ScalingRule.SECONDS_AND_ACTIONS, MOST);
    Result lag = ScaledPool.serve(load, ScalingRule.LAG, MOST);
    Result seconds = ScaledPool.serve(load, ScalingRule.SECONDS, MOST);

    // Then
    assertThat(ours.makespan()).isLessThan(lag.makespan() / 2);
    assertThat(ours.evaluatorSeconds()).isLessThan(1.15 * lag.evaluatorSeconds());
    assertThat(ours.makespan()).isCloseTo(seconds.makespan(), within(60.0));
    assertThat(ours.evaluatorSeconds()).isLessThan(0.7 * seconds.evaluatorSeconds());
  }

  @Test
  void theSameLoadHasTheSameResult() throws IOException {
    List<RecordedSearch> load = CompareScaling.recorded();

    assertThat(ScaledPool.serve(load, ScalingRule.EAGER_LAG, MOST))
        .isEqualTo(ScaledPool.serve(load, ScalingRule.EAGER_LAG, MOST));
  }

  @Test
  void aTableThatIsNotOneIsRefused() {
    assertThatThrownBy(() -> read("step\tseconds\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it must be 'search\tsubmitted\tparallelism\tstep\tseconds'");
    assertThatThrownBy(() -> read("search\tsubmitted\tparallelism\tstep\tseconds\na\t0\t1\t1\t2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 0 comes next");
  }

  private static Result serve(RecordedSearch search) {
    return ScaledPool.serve(List.of(search), ScalingRule.SECONDS_AND_ACTIONS, MOST);
  }

  private static List<RecordedSearch> read(String table) throws IOException {
    return RecordedSearch.read(new BufferedReader(new StringReader(table)));
  }
}
