package io.l2nas.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationFailed.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Who is suspect, and who is not. */
class ConductTest {
  private static final int FAILURES = 5;

  private final Conduct conduct = new Conduct(FAILURES);
  private final Told told = new Told(conduct);

  @Test
  void whoFailsSoOftenInARowAtWhatOthersCompleteIsSuspect() {
    // Given
    told.isCompleted(20, 0);

    // When
    failTimes(FAILURES - 1, 21);

    // Then
    assertThat(told.suspects()).isEmpty();
    told.fails("bad", 30, 0.5);
    assertThat(told.suspicions())
        .containsExactly(
            new Suspicion(
                "bad",
                "5 failures in a row at work that others complete; the last at step 40 of toy: ERROR, it broke",
                Told.nanos(21)));
  }

  @Test
  void nobodyIsSuspectWhileNobodyCompletesAnything() {
    // Given
    told.isCompleted(100, 0);

    // When
    for (int i = 0; i < 1000; i++) {
      told.fails("one", 101 + i, 0.5);
      told.fails("two", 101 + i, 0.5);
      told.fails("good", 101 + i, 0.5);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  /** Others may have had luck, and begun before what it needs broke down. */
  @Test
  void whatWasBegunBeforeItFailedFirstSaysNothing() {
    // Given
    told.isCompleted(20, 0);

    // When
    for (int i = 0; i < 100; i++) {
      told.fails("bad", 21 + i, 0.5);
      told.completes("good", 21.2 + i, 0.3 + i);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
    told.completes("good", 130, 0.3);
    told.fails("bad", 131, 0.5);
    assertThat(told.suspects()).containsExactly("bad");
  }

  /** What it has failed at may have been hard for everybody. */
  @Test
  void hasToFailAtWhatItBeginsAfterOthersHaveCompletedSomething() {
    // Given
    told.isCompleted(20, 0);
    for (int i = 0; i < 100; i++) {
      told.fails("bad", 21 + i, 0.5);
    }

    // When
    told.completes("good", 130, 1);
    told.fails("bad", 131, 2);

    // Then
    assertThat(told.suspects()).isEmpty();
    told.fails("bad", 132, 1);
    assertThat(told.suspects()).containsExactly("bad");
  }

  /** Everybody else waits; it is alone with what has broken down. */
  @Test
  void whatItFailsAtAfterOthersHaveCompletedTheirLastSaysNothing() {
    // Given
    told.isCompleted(60, 0);
    failTimes(FAILURES - 2, 70);

    // When
    for (int i = 0; i < 100; i++) {
      told.fails("bad", 80 + i, 0.2);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void whatItCompletesEndsTheRow() {
    // Given
    told.isCompleted(60, 0);

    // When
    for (int row = 0; row < 3; row++) {
      failTimes(FAILURES - 1, 70 + 10 * row);
      told.completes("bad", 79 + 10 * row, 0.5);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void aVerdictEndsTheRow() {
    // Given
    told.isCompleted(60, 0);

    // When
    failTimes(2 * FAILURES - 1, 70);

    // Then
    assertThat(told.suspects()).containsExactly("bad");
    failTimes(1, 90);
    assertThat(told.suspects()).containsExactly("bad", "bad");
  }

  @Test
  void anExperimentThatNobodyCompletesSaysNothing() {
    // Given
    told.isCompleted(60, 0);

    // When
    for (int i = 0; i < 100; i++) {
      told.fails("bad", "broken", 70 + i, 0.2);
      told.completes("good", 70.5 + i, 0.2);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void failuresInSeveralExperimentsAddUp() {
    // Given
    List<String> experiments = List.of("a", "b", "c", "d", "e");
    for (int i = 0; i < 100; i++) {
      told.completes("good", experiments.get(i % 5), told.nextStep(), i, 0.5);
    }

    // When
    int failed = 0;
    while (told.suspects().isEmpty() && failed < 20) {
      told.fails("bad", experiments.get(failed % 5), 100 + failed, 0.2);
      completedByFour(experiments.get(failed % 5), 100.5 + failed);
      failed++;
    }

    // Then
    assertThat(failed).isBetween(FAILURES, 2 * FAILURES);
  }

  @Test
  void fromLittleLittleIsConcluded() {
    // Given
    failTimes(1, 1);
    for (int i = 0; i < 3; i++) {
      told.fails("bad", 2, 0.5);
    }

    // When
    told.completes("good", 3, 0.5);
    told.fails("bad", 4, 0.5);

    // Then: (1/6)^5 is more than 1e-6, and (1/7)^8 is less
    assertThat(told.suspects()).isEmpty();
    told.fails("bad", 5, 0.5);
    told.fails("bad", 6, 0.5);
    told.completes("good", 7, 0.5);
    told.fails("bad", 8, 0.5);
    assertThat(told.suspects()).containsExactly("bad");
  }

  @Test
  void whereOthersFailTooItTakesALongerRow() {
    // Given half of all fails
    for (int i = 0; i < 60; i++) {
      told.fails("good", 2 * i, 0.5);
      told.completes("good", 2 * i + 1, 0.5);
    }

    // When
    int failed = 0;
    while (told.suspects().isEmpty() && failed < 100) {
      told.fails("bad", 130 + failed, 0.2);
      told.fails("good", 130.3 + failed, 0.2);
      told.completes("good", 130.6 + failed, 0.2);
      failed++;
    }

    // Then: 2^-20 is 1e-6
    assertThat(failed).isBetween(19, 23);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LOST", "BUDGET", "AGENT"})
  void everyFailureThatAnEvaluatorTellsCounts(Reason reason) {
    // When
    tellReason(reason);

    // Then
    assertThat(told.suspects()).containsExactly("bad");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "BUDGET", "AGENT"})
  void whatTheAgentTellsDoesNot(Reason reason) {
    // When
    tellReason(reason);

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void aScoreThatIsReusedSaysNothing() {
    // Given
    told.isCompleted(60, 0);

    // When
    for (int i = 0; i < 50; i++) {
      told.fails("bad", 70 + i, 0.2);
      told.reuses(i % 2 == 0 ? "history" : "agent", 70.5 + i);
    }

    // Then
    assertThat(told.suspects()).isEmpty();
  }

  @Test
  void nothingIsKeptForLongerThanADay() {
    // Given
    for (int i = 0; i < 500; i++) {
      told.starts("lost-" + i, i, i);
      told.completes("good", "experiment-" + i, told.nextStep(), i, 1);
      told.fails("bad-" + i, "experiment-" + i, i, 1);
      told.starts("slow-" + i, 10_000 + i, i);
      told.completes("good", Told.EXPERIMENT, 10_000 + i, i + 0.5, 1);
      told.starts("lost-" + i, 20_000 + i, i);
    }
    assertThat(conduct.size()).isGreaterThan(2000);

    // When
    told.completes("good", 500 + 25 * 3600, 1);

    // Then
    assertThat(conduct.size()).isEqualTo(1);
  }

  @Test
  void aLongMessageIsCutOff() {
    // Given
    Failure failure = new Failure("toy", 7, 0, "\n" + "\uD83D\uDE00".repeat(500));

    // When
    // Then
    assertThat(failure).hasToString("step 7 of toy: " + "\uD83D\uDE00".repeat(200) + "…");
  }

  @Test
  void aLimitOfNoneIsRefused() {
    // When
    // Then
    assertThatThrownBy(() -> new Conduct(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("failures is 0; it must be at least 1");
  }

  private void tellReason(Reason reason) {
    told.isCompleted(60, 0);
    for (int i = 0; i < FAILURES; i++) {
      told.fails("bad", Told.EXPERIMENT, reason, 70 + i, 0.2);
      completedByFour(Told.EXPERIMENT, 70.5 + i);
    }
  }

  /** It fails, the others complete, it fails, … */
  private void failTimes(int times, double from) {
    for (int i = 0; i < times; i++) {
      told.fails("bad", from + i, 0.2);
      completedByFour(Told.EXPERIMENT, from + i + 0.5);
    }
  }

  private void completedByFour(String experiment, double at) {
    for (String good : List.of("good", "better", "best", "second-best")) {
      told.completes(good, experiment, told.nextStep(), at, 0.2);
    }
  }
}
