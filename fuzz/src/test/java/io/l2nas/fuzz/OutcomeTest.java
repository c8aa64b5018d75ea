package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final String INITED =
      "#17\tINITED cov: 832 ft: 1671 corp: 17/6032b exec/s: 18 rss: 496Mb";
  private static final String DONE =
      "#40000\tDONE   cov: 1378 ft: 3443 corp: 328/72Kb lim: 1031 exec/s: 256 rss: 498Mb";

  @Test
  void readsWhatTheFuzzerPrints() {
    // When
    Outcome outcome = Outcome.of(List.of("INFO: Seed: 1", INITED, DONE, "Done 40000 runs"));

    // Then
    assertThat(outcome).isEqualTo(new Outcome(40_000, 256, 832, 1378, 0));
    assertThat(outcome.complaint(40_000)).isEmpty();
  }

  @Test
  void aFindingAnEarlyEndAndCodeThatIsNotWatchedAreNoGoodRuns() {
    // Given
    String still = DONE.replace("1378", "832");

    // When // Then
    assertThat(Outcome.of(List.of(INITED, DONE, "== Java Exception: x")).complaint(1))
        .isEqualTo("an input breaks it");
    assertThat(Outcome.of(List.of(INITED, DONE)).complaint(40_001)).isEqualTo("it ended too early");
    assertThat(Outcome.of(List.of()).complaint(1)).isEqualTo("it ended too early");
    assertThat(Outcome.of(List.of(INITED, still)).complaint(1))
        .isEqualTo("no input reached more than the seeds; is the code instrumented?");
  }
}
