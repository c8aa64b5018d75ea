package io.l2nas.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.search.Searches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptScoresTest {
  private static final SearchSpace SPACE = new SearchSpace(Searches.SPACE.definition());
  private static final Heading HEADING =
      new Heading("train", Map.of("epochs", "3"), "", "", 10, 4, 1, Map.of(), List.of());

  @TempDir private Path folder;

  private final Counting asked = new Counting();

  /** Says how often it was asked so far; knows no architecture that begins with {@code skip}. */
  private static final class Counting implements ArchitectureEvaluator {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String name() {
      return "train";
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
        throws EvaluationException {
      int now = count.incrementAndGet();
      if (architecture.choice(0) == 2) {
        throw new EvaluationException(Reason.ERROR, "no skips");
      }
      return new Score(now, 0.5, Map.of("seconds", 0.1 + now));
    }
  }

  @Test
  void everyArchitectureIsMeasuredOnce() throws Exception {
    try (KeptScores kept = open()) {
      // When
      Score first = score(kept, 0);
      Score other = score(kept, 1);

      // Then
      assertThat(kept.name()).isEqualTo("train");
      assertThat(score(kept, 0)).isEqualTo(first).isNotEqualTo(other);
      assertThat(asked.count).hasValue(2);
    }
  }

  @Test
  void whatIsKeptOutlivesTheProcess() throws Exception {
    // Given
    Score first;
    try (KeptScores kept = open()) {
      first = score(kept, 0);
    }

    // When
    try (KeptScores kept = open()) {
      // Then
      assertThat(score(kept, 0)).isEqualTo(first);
      assertThat(asked.count).hasValue(1);
    }
  }

  @Test
  void aScoreThatIsNoNumberIsKeptToo() throws Exception {
    // Given
    ArchitectureEvaluator diverging =
        new ArchitectureEvaluator() {
          @Override
          public String name() {
            return "train";
          }

          @Override
          public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
            return new Score(Double.NaN, Double.NaN, Map.of());
          }
        };
    Path file = folder.resolve("scores.jsonl");

    // When
    try (KeptScores kept = new KeptScores(diverging, file, HEADING)) {
      score(kept, 0);
    }

    // Then
    try (KeptScores kept = open()) {
      assertThat(score(kept, 0).value()).isNaN();
      assertThat(asked.count).hasValue(0);
    }
  }

  @Test
  void aFailureIsNotKept() {
    try (KeptScores kept = open()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> score(kept, 2)).hasMessage("no skips");
      }
      assertThat(asked.count).hasValue(2);
    }
  }

  @Test
  void whoeverAsksMeanwhileWaits() throws Exception {
    // Given
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch together = new CountDownLatch(8);
    try (KeptScores kept = open()) {
      // When
      List<Future<Score>> scores =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            together.countDown();
                            together.await();
                            return score(kept, 0);
                          }))
              .toList();

      // Then
      for (Future<Score> score : scores) {
        assertThat(score.get().value()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theScoresOfAnotherComparisonAreRefused() throws Exception {
    // Given
    open().close();
    Heading other =
        new Heading("train", Map.of("epochs", "4"), "", "", 10, 4, 1, Map.of(), List.of());
    Path file = folder.resolve("scores.jsonl");

    // When
    assertThatThrownBy(() -> new KeptScores(asked, file, other))
        // Then
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("its --option is {epochs=3}, not {epochs=4}");
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  private KeptScores open() {
    return new KeptScores(asked, folder.resolve("scores.jsonl"), HEADING);
  }

  private static Score score(KeptScores kept, int first)
      throws EvaluationException, InterruptedException {
    return kept.score(
        SPACE.architecture(first, 0, 0),
        new EvaluatorSpec("train", "accuracy", List.of("seconds"), Map.of()),
        Progress.UNHEARD);
  }
}
