package io.l2nas.training;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.network.NasBench201Cell;
import io.l2nas.core.network.NasBench201Network;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresTensorFlow
class TrainEvaluatorTest {
  private static final SearchSpace CELLS = space("nas-bench-201");
  private static final SearchSpace GENOTYPES = space("darts");
  private static final TrainEvaluator EVALUATOR = new TrainEvaluator(Map.of());

  /** Every operation between each two nodes is a convolution. */
  private static final Architecture CONVOLUTIONS = CELLS.architecture(3, 3, 3, 3, 3, 3);

  @Test
  void learnsToReadDigits() throws Exception {
    // Given
    List<Double> accuracies = new ArrayList<>();

    // When
    Score score =
        EVALUATOR.score(
            CONVOLUTIONS,
            spec(Map.of("epochs", "5"), "test_accuracy"),
            metrics -> accuracies.add(metrics.get("accuracy")));

    // Then
    assertThat(score.value()).isGreaterThan(0.95);
    assertThat(score.accuracy()).isEqualTo(score.value());
    assertThat(score.reported().get("test_accuracy")).isGreaterThan(0.95);
    assertThat(accuracies).hasSize(5).endsWith(score.value());
    assertThat(accuracies.get(0)).isLessThan(score.value());
  }

  @Test
  void aGenotypeLearnsToReadDigits() throws Exception {
    // When
    Score score =
        EVALUATOR.score(
            genotype(new Random(1)), spec(Map.of("epochs", "4", "width", "4")), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isGreaterThan(0.9);
  }

  @Test
  void theSameTrainingGivesTheSameBitsAlsoBesideOthers() throws Exception {
    // Given
    Callable<Score> training =
        () -> EVALUATOR.score(CONVOLUTIONS, spec(Map.of("epochs", "2"), "loss"), Progress.UNHEARD);
    Score alone = training.call();
    ExecutorService threads = Executors.newFixedThreadPool(3);

    // When
    List<Future<Score>> together;
    try {
      together = threads.invokeAll(List.of(training, training, training));
    } finally {
      threads.shutdown();
    }

    // Then
    for (Future<Score> score : together) {
      assertThat(score.get()).isEqualTo(alone);
    }
  }

  @Test
  void theSeedMakesADifference() throws Exception {
    // When
    Score first = EVALUATOR.score(CONVOLUTIONS, spec(brief("seed", "0"), "loss"), Progress.UNHEARD);
    Score other = EVALUATOR.score(CONVOLUTIONS, spec(brief("seed", "1"), "loss"), Progress.UNHEARD);

    // Then
    assertThat(other.reported()).isNotEqualTo(first.reported());
  }

  static Stream<Architecture> anyCells() {
    Random random = new Random(1);
    return Stream.concat(
        Stream.of(
            CELLS.architecture(0, 0, 0, 0, 0, 0), // Nothing reaches the output.
            CELLS.architecture(3, 3, 3, 0, 0, 0), // Nor does what is computed inside.
            CELLS.architecture(0, 0, 3, 0, 3, 2), // A convolution of zeros.
            CELLS.architecture(1, 1, 1, 1, 1, 1)),
        random
            .ints(8, 0, (int) Math.pow(5, 6))
            .mapToObj(
                index -> {
                  int[] choices = new int[6];
                  for (int row = 0; row < choices.length; row++) {
                    choices[row] = (int) (index / Math.pow(5, row)) % 5;
                  }
                  return CELLS.architecture(choices);
                }));
  }

  @ParameterizedTest
  @MethodSource("anyCells")
  void anyCellCanBeTrained(Architecture cell) throws Exception {
    // When
    Score score = EVALUATOR.score(cell, spec(brief()), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isBetween(0.05, 1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anyGenotypeCanBeTrained(int seed) throws Exception {
    // Given
    Architecture genotype = genotype(new Random(seed));

    // When
    Score score =
        EVALUATOR.score(genotype, spec(brief("width", "2", "cells", "4")), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isBetween(0.05, 1.0);
  }

  @Test
  void reportsWhatIsAskedFor() throws Exception {
    // When
    Score score =
        EVALUATOR.score(
            CONVOLUTIONS,
            spec(brief("width", "8", "cells", "2"), "parameters", "macs", "seconds"),
            Progress.UNHEARD);

    // Then
    Cost cost =
        new NasBench201Network(NasBench201Cell.of(CONVOLUTIONS.text()), 8, 2)
            .cost(new ImageShape(8, 1, 10));
    assertThat(score.reported())
        .containsOnlyKeys("parameters", "macs", "seconds")
        .containsEntry("parameters", (double) cost.parameters())
        .containsEntry("macs", (double) cost.multiplyAdds());
    assertThat(score.reported().get("seconds")).isPositive();
  }

  @Test
  void aTrainingThatDivergesHasNoScore() throws Exception {
    // When
    Score score =
        EVALUATOR.score(
            CONVOLUTIONS,
            spec(Map.of("rate", "10", "decay", "0.99", "epochs", "9", "schedule", "constant")),
            Progress.UNHEARD);

    // Then
    assertThat(score.value()).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dataset; mnist; option dataset is 'mnist'; this evaluator has [digits]",
        "width; 0; option width is 0; it must be from 1 to 1024",
        "cells; x; option cells is 'x'; it must be a number such as 1",
        "epochs; 0; option epochs is 0; it must be from 1 to 10000",
        "rate; NaN; option rate is NaN; it must be greater than 0 and at most 10",
        "batch; 5000; option batch is 5000; the data set has 1000 training images, and a batch at most as many",
        "schedule; step; option schedule is 'step'; it must be cosine or constant",
        "depth; 3; option 'depth' is unknown; the evaluator train has [batch, cells, dataset, decay, epochs, rate, schedule, seed, width]"
      },
      ignoreLeadingAndTrailingWhitespace = true)
  void anOptionThatIsNotValidIsNamed(String option, String value, String first, String rest) {
    // When
    assertThatThrownBy(
            () -> EVALUATOR.score(CONVOLUTIONS, spec(Map.of(option, value)), Progress.UNHEARD))
        // Then
        .isInstanceOf(EvaluationException.class)
        .hasMessage(first + "; " + rest)
        .extracting(e -> ((EvaluationException) e).reason())
        .isEqualTo(INVALID_REQUEST);
  }

  @Test
  void metricsThatItDoesNotHaveAreRefused() {
    // When
    EvaluatorSpec other = new EvaluatorSpec("train", "loss", List.of(), Map.of());
    EvaluatorSpec reported = spec(Map.of(), "latency");

    // Then
    assertThatThrownBy(() -> EVALUATOR.score(CONVOLUTIONS, other, Progress.UNHEARD))
        .hasMessage("metric is 'loss'; the evaluator train maximises accuracy");
    assertThatThrownBy(() -> EVALUATOR.score(CONVOLUTIONS, reported, Progress.UNHEARD))
        .hasMessageStartingWith("there is no metric 'latency'; the evaluator train reports");
  }

  @Test
  void anArchitectureOfAnotherSpaceIsUnknown() {
    // Given
    SearchSpace other = space("ofa-mbv3-w1.0");
    Architecture architecture = other.discretize(FloatVector.of(new float[other.size()]));

    // When
    assertThatThrownBy(() -> EVALUATOR.score(architecture, spec(Map.of()), Progress.UNHEARD))
        // Then
        .hasMessageContaining("is no cell of nas-bench-201; it must be")
        .extracting(e -> ((EvaluationException) e).reason())
        .isEqualTo(UNKNOWN_ARCHITECTURE);
  }

  @Test
  void canBeInterrupted() {
    // Given
    Progress interrupting = metrics -> Thread.currentThread().interrupt();

    // When
    assertThatThrownBy(
            () -> EVALUATOR.score(CONVOLUTIONS, spec(Map.of("epochs", "1000")), interrupting))
        // Then
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Architecture genotype(Random random) {
    float[] alpha = new float[GENOTYPES.size()];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = random.nextFloat();
    }
    return GENOTYPES.discretize(FloatVector.of(alpha));
  }

  private static Map<String, String> brief(String... options) {
    Map<String, String> all = new HashMap<>(Map.of("epochs", "1", "width", "4"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return all;
  }

  private static EvaluatorSpec spec(Map<String, String> options, String... report) {
    return new EvaluatorSpec("train", "accuracy", List.of(report), options);
  }

  private static SearchSpace space(String name) {
    return new SearchSpace(BuiltInSpaces.find(name).orElseThrow());
  }
}
