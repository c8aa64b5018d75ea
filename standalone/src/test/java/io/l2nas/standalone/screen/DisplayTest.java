package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter screen = new StringWriter();
  private long now;

  @Test
  void theLiveLineReplacesItselfAndLeavesNothing() {
    // Given
    LiveDisplay<SearchProgress> display = live();
    display.phase("starting Kafka");
    display.draw();
    display.show(progress(1));
    display.draw();

    // When
    display.close();
    display.draw();

    // Then
    assertThat(screen.toString().split("\r"))
        .containsExactly(
            "",
            "\u001b[K | starting Kafka",
            "\u001b[K ..............  1/100  1 unique",
            "\u001b[K");
  }

  @Test
  void beforeAnythingIsKnownNothingIsDrawn() {
    // Given
    LiveDisplay<SearchProgress> display = live();

    // When
    display.draw();

    // Then
    assertThat(screen.toString()).isEmpty();
  }

  @Test
  void aLogGetsALineNowAndThen() {
    // Given
    PlainDisplay<SearchProgress> display =
        new PlainDisplay<>(new PrintWriter(screen, true), text(), () -> now);

    // When it runs for a hundred seconds
    for (int step = 1; step <= 100; step++) {
      now += SECOND;
      display.show(progress(step));
    }

    // Then
    assertThat(screen.toString().lines())
        .hasSizeBetween(10, 20)
        .first()
        .isEqualTo("step 5 of 100, 5 unique, 1.0/s, 1m 35s left");
  }

  @Test
  void aQuickSearchIsNotLogged() {
    // Given
    PlainDisplay<SearchProgress> display =
        new PlainDisplay<>(new PrintWriter(screen, true), text(), () -> now);

    // When
    for (int step = 1; step <= 100; step++) {
      now += SECOND / 100;
      display.show(progress(step));
    }
    display.close();

    // Then
    assertThat(screen.toString()).isEmpty();
  }

  private LiveDisplay<SearchProgress> live() {
    return new LiveDisplay<>(new PrintWriter(screen), text(), Style.PLAIN, () -> now);
  }

  private static SearchProgressText text() {
    return new SearchProgressText(Shorthand.of(Spaces.NAS_BENCH_201), Style.PLAIN, 80);
  }

  private static SearchProgress progress(int step) {
    return new SearchProgress(ExperimentStatus.RUNNING, step, 100, 0, step, Optional.empty());
  }
}
