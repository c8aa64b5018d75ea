package io.l2nas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What every evaluator must do. The one under test scores a-c by 0.75 and b-c by 0.25, reports the
 * metric {@code test} as 0.5, and does not know b-d.
 */
public abstract class ArchitectureEvaluatorContract {
  public static final SearchSpace SPACE =
      new SearchSpace(
          new CustomSpace(
                  "two",
                  List.of(
                      new Row("first", List.of("a", "b")), new Row("second", List.of("c", "d"))),
                  "-")
              .definition());
  public static final Architecture A_C = SPACE.architecture(0, 0);
  public static final Architecture B_C = SPACE.architecture(1, 0);
  public static final Architecture B_D = SPACE.architecture(1, 1);

  private static final int THREADS = 8;
  private static final int EVALUATIONS = 64;

  protected abstract ArchitectureEvaluator evaluator();

  protected abstract String expectedName();

  /** The option by which an experiment chooses among what the operator configured. */
  protected abstract String choosingOption();

  /** Something to choose by {@link #choosingOption()}. */
  protected abstract String knownChoice();

  /** Options under which an evaluation takes an hour. */
  protected abstract Map<String, String> slow();

  /** A metric and options under which a-c has no finite score. */
  protected abstract EvaluatorSpec withoutNumber();

  protected final EvaluatorSpec spec(Map<String, String> options) {
    return new EvaluatorSpec(expectedName(), "valid", List.of("test"), options);
  }

  private EvaluatorSpec known() {
    return spec(Map.of(choosingOption(), knownChoice()));
  }

  @Test
  void isKnownByItsName() {
    // When // Then
    assertThat(evaluator().name()).isEqualTo(expectedName());
  }

  @Test
  void scoresAKnownArchitecture() throws Exception {
    // When
    Score score = evaluator().score(A_C, known(), Progress.UNHEARD);

    // Then
    assertThat(score).isEqualTo(new Score(0.75, 0.75, Map.of("test", 0.5)));
  }

  @Test
  void saysThatItDoesNotKnowAnArchitecture() {
    // When
    EvaluationException failure = failure(B_D, known());

    // Then
    assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE);
    assertThat(failure).hasMessageContaining("b-d");
  }

  @Test
  void givesNoScoreThatIsNoNumber() {
    // When
    EvaluationException failure = failure(A_C, withoutNumber());

    // Then
    assertThat(failure.reason()).isIn(Reason.NON_FINITE, Reason.INVALID_REQUEST);
    assertThat(failure).hasMessageContaining("finite");
  }

  @Test
  void refusesAnOptionThatItDoesNotHave() {
    // When
    EvaluationException failure =
        failure(A_C, spec(Map.of(choosingOption(), knownChoice(), "sped", "1")));

    // Then
    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure)
        .hasMessageContaining("option 'sped' is unknown; the evaluator %s has", expectedName())
        .hasMessageContaining(choosingOption());
  }

  @Test
  void refusesAChoiceThatTheOperatorDidNotConfigure() {
    // When
    EvaluationException failure = failure(A_C, spec(Map.of(choosingOption(), "../other")));

    // Then
    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure)
        .hasMessageContaining("option %s is '../other'; this evaluator has [", choosingOption())
        .hasMessageContaining(knownChoice());
  }

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    // Given
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Score>> scores = new ArrayList<>();

    // When
    for (int i = 0; i < EVALUATIONS; i++) {
      Architecture architecture = i % 2 == 0 ? A_C : B_C;
      scores.add(threads.submit(() -> evaluator().score(architecture, known(), Progress.UNHEARD)));
    }

    // Then
    for (int i = 0; i < EVALUATIONS; i++) {
      assertThat(scores.get(i).get().value()).isEqualTo(i % 2 == 0 ? 0.75 : 0.25);
    }
    threads.shutdownNow();
  }

  @Test
  void endsWithinASecondWhenItIsInterrupted() throws Exception {
    // Given
    List<Long> before = descendants();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread evaluation =
        new Thread(
            () -> {
              try {
                evaluator().score(A_C, spec(slow()), Progress.UNHEARD);
              } catch (EvaluationException | InterruptedException e) {
                thrown.set(e);
              }
            });
    evaluation.start();
    await().until(() -> evaluation.getState() != Thread.State.RUNNABLE);

    // When
    evaluation.interrupt();

    // Then
    evaluation.join(Duration.ofSeconds(1).toMillis());
    assertThat(evaluation.isAlive()).isFalse();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(descendants()).isSubsetOf(before));
    assertThatThrownBy(() -> evaluator().score(B_D, known(), Progress.UNHEARD))
        .isInstanceOf(EvaluationException.class);
  }

  private static List<Long> descendants() {
    return ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
  }

  private EvaluationException failure(Architecture architecture, EvaluatorSpec spec) {
    return catchThrowableOfType(
        EvaluationException.class, () -> evaluator().score(architecture, spec, Progress.UNHEARD));
  }
}
