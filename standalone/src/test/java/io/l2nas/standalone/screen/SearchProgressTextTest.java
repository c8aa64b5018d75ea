package io.l2nas.standalone.screen;

import static io.l2nas.standalone.screen.Spaces.CELL;
import static io.l2nas.standalone.screen.Spaces.NAS_BENCH_201;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.TopEntry;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SearchProgressTextTest {
  private static final OptionalDouble PACE = OptionalDouble.of(82);
  private static final Style UNICODE = new Style(false, true);

  private final SearchProgress halfWay = progress(ExperimentStatus.RUNNING, 500, 0);

  @Test
  void inEightyColumnsTheArchitectureIsCut() {
    assertThat(line(80, UNICODE).line(halfWay, PACE))
        .isEqualTo(
            " ━━━━━━━───────  500/1000  best 91.6067 nc3x3 nc1x1…  487 unique  82/s  ETA 6s");
  }

  @Test
  void inAHundredAndTwentyColumnsThereIsRoomForAll() {
    assertThat(line(120, UNICODE).line(halfWay, PACE))
        .isEqualTo(
            " ━━━━━━━━━━━━━━─────────────  500/1000  best 91.6067"
                + " nc3x3 nc1x1 none sc ap3x3 nc3x3  487 unique  82/s  ETA 6s");
  }

  @Test
  void withoutUnicodeItIsDrawnInAscii() {
    assertThat(line(80, Style.PLAIN).line(halfWay, PACE))
        .isEqualTo(
            " #######.......  500/1000  best 91.6067 nc3x3 nc1x1..  487 unique  82/s  ETA 6s");
  }

  @Test
  void inTheBeginningMuchIsNotKnown() {
    // Given
    SearchProgress beginning =
        new SearchProgress(ExperimentStatus.RUNNING, 0, 1000, 0, 0, Optional.empty());

    // When, Then
    assertThat(line(80, Style.PLAIN).line(beginning, OptionalDouble.empty()))
        .isEqualTo(" ..............  0/1000  0 unique");
  }

  @Test
  void aPausedExperimentHasNoPace() {
    assertThat(line(80, Style.PLAIN).line(progress(ExperimentStatus.PAUSED, 10, 3), PACE))
        .isEqualTo(
            " ..............  10/1000  best 91.6067 nc3x3 nc..  487 unique  3 failed  paused");
  }

  @Test
  void itNeverFillsTheLine() {
    for (int columns = 70; columns <= 200; columns++) {
      String text = line(columns, UNICODE).line(halfWay, PACE);
      assertThat(text.length()).as("at %d columns", columns).isLessThan(columns);
    }
  }

  private static SearchProgressText line(int columns, Style style) {
    return new SearchProgressText(Shorthand.of(NAS_BENCH_201), style, columns);
  }

  private static SearchProgress progress(ExperimentStatus status, int applied, int failed) {
    TopEntry best = new TopEntry(CELL, 412, 91.60666666, Map.of());
    return new SearchProgress(status, applied, 1000, failed, 487, Optional.of(best));
  }
}
