package io.l2nas.evaluator.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On weights of the test's own, and on the published ones where they are (algorithm.md, 8.3). */
class PredictorEvaluatorTest {
  private static final String PUBLISHED = "ofa_mbv3_acc_predictor.f32le";
  private static final String LATENCIES = "ofa_note10_latency_lut.tsv";
  private static final int FLOATS = 372_801;
  private static final int SECOND_LAYER = 400 * 128 + 400;
  private static final int THIRD_LAYER = SECOND_LAYER + 400 * 400 + 400;
  private static final int LAST_LAYER = THIRD_LAYER + 400 * 400 + 400;

  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.2").orElseThrow());
  private static final Architecture SMALLEST = SPACE.architecture(new int[25]);

  @TempDir Path folder;
  private PredictorEvaluator evaluator;

  /** Says 0.5, and 0.25 more if the first layer of the last unit has kernel 7. */
  @BeforeEach
  void writeWeights() throws IOException {
    float[] weights = new float[FLOATS];
    weights[3 * 16 + 2] = 1;
    weights[SECOND_LAYER] = 1;
    weights[THIRD_LAYER] = 1;
    weights[LAST_LAYER] = 0.25f;
    weights[FLOATS - 1] = 0.5f;
    evaluator = new PredictorEvaluator(Map.of("toy", write(weights)), Map.of());
  }

  @Test
  void scoresANetwork() throws EvaluationException {
    // Given
    Architecture wide = SPACE.with(SMALLEST, 16, 2);

    // When
    Score score = score(wide, Map.of(), "macs", "parameters", "accuracy");

    // Then
    assertThat(evaluator.name()).isEqualTo("predictor");
    assertThat(score.value()).isEqualTo(0.75).isEqualTo(score.accuracy());
    assertThat(score(SMALLEST, Map.of()).value()).isEqualTo(0.5);
    assertThat(score.reported())
        .containsOnlyKeys("macs", "parameters", "accuracy")
        .containsEntry("accuracy", 0.75);
  }

  /** Uniform k3e3d2 (algorithm.md, section 8.2). */
  @Test
  void reportsWhatTheNetworkCosts() throws EvaluationException {
    assertThat(score(SMALLEST, Map.of("predictor", "toy"), "macs", "parameters").reported())
        .isEqualTo(Map.of("macs", 193_078_200.0, "parameters", 4_602_456.0));
    assertThat(score(SMALLEST, Map.of("resolution", "160"), "macs").reported().get("macs"))
        .isLessThan(110e6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "predictor; other; option predictor is 'other'; this evaluator has [toy]",
        "resolution; big; option resolution is 'big'; it must be a whole number such as 224",
        "resolution; 230; option resolution is 230; it must be from 112 to 224, a multiple of 16",
        "sped; 1; option 'sped' is unknown; the evaluator predictor has [latency, predictor, resolution]"
      })
  void refusesAnOption(String option, String value, String message, String more) {
    // When
    EvaluationException failure = failure(SMALLEST, Map.of(option, value));

    // Then
    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure).hasMessage(message + "; " + more);
  }

  @Test
  void maximisesTheAccuracyAlone() {
    assertThatThrownBy(
            () ->
                evaluator.score(
                    SMALLEST,
                    new EvaluatorSpec("predictor", "macs", List.of(), Map.of()),
                    Progress.UNHEARD))
        .hasMessage("metric is 'macs'; the evaluator predictor maximises accuracy");
    assertThat(failure(SMALLEST, Map.of(), "energy"))
        .hasMessage(
            "there is no metric 'energy'; the evaluator predictor reports [accuracy, latency, macs, parameters]");
  }

  @Test
  void doesNotKnowNetworksOfOtherSpaces() {
    // Given
    SearchSpace narrow = new SearchSpace(BuiltInSpaces.find("ofa-mbv3-w1.0").orElseThrow());
    SearchSpace cells = new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());

    for (SearchSpace space : List.of(narrow, cells)) {
      // When
      EvaluationException failure = failure(space.discretize(space.initialState()), Map.of());

      // Then
      assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE);
      assertThat(failure)
          .hasMessageStartingWith("a predictor knows the architectures of ofa-mbv3-w1.2, and '");
    }
  }

  @Test
  void latencyNeedsATable() throws IOException {
    // Given
    Path file = folder.resolve("phone.tsv");
    Path gone = folder.resolve("gone.tsv");
    Files.writeString(file, "resolution\tblock\tmean_ms\n224\tConv\tfast\n");

    // When
    // Then
    assertThat(failure(SMALLEST, Map.of(), "latency"))
        .hasMessage("option latency is ''; this evaluator has []");
    assertThatThrownBy(() -> new PredictorEvaluator(Map.of(), Map.of("phone", file)))
        .isInstanceOf(InvalidPredictorException.class)
        .hasMessage(
            "latency table " + file + ": line 2: the time 'fast' is no number such as 0.99");
    assertThatThrownBy(() -> new PredictorEvaluator(Map.of(), Map.of("phone", gone)))
        .hasMessageStartingWith("latency table " + gone + ": there is no such file");
  }

  @Test
  void aTableOfOtherResolutionsIsRefusedBeforehand() throws IOException {
    // Given
    Path file = folder.resolve("phone.tsv");
    Files.writeString(file, "resolution\tblock\tmean_ms\n160\tConv\t1\n");
    PredictorEvaluator timed =
        new PredictorEvaluator(Map.of("toy", write(new float[FLOATS])), Map.of("phone", file));
    EvaluatorSpec spec = new EvaluatorSpec("predictor", "accuracy", List.of("latency"), Map.of());

    // When
    // Then
    assertThatThrownBy(() -> timed.requireAnswerable(SPACE, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("at resolution 224; the resolutions are [160]");
    assertThatThrownBy(() -> timed.score(SMALLEST, spec, Progress.UNHEARD))
        .isInstanceOf(EvaluationException.class)
        .extracting(e -> ((EvaluationException) e).reason())
        .isEqualTo(Reason.INVALID_REQUEST);
  }

  @Test
  void reportsTheLatencyOnAPhone() throws EvaluationException, IOException {
    // Given
    PredictorEvaluator timed =
        new PredictorEvaluator(
            Map.of("toy", write(new float[FLOATS])), Map.of("note10", data(LATENCIES)));

    // When
    Score score =
        timed.score(
            SMALLEST,
            new EvaluatorSpec("predictor", "accuracy", List.of("latency"), Map.of()),
            Progress.UNHEARD);

    // Then
    assertThat(score.reported()).containsOnlyKeys("latency");
    assertThat(score.reported().get("latency")).isCloseTo(17.769, within(5e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ofa-mbv3-w1.0", "nas-bench-201", "darts"})
  void saysBeforehandThatItDoesNotKnowASpace(String name) {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find(name).orElseThrow());
    EvaluatorSpec spec = new EvaluatorSpec("predictor", "accuracy", List.of(), Map.of());

    // When
    // Then
    assertThatThrownBy(() -> evaluator.requireAnswerable(space, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the space '%s' has other networks; the evaluator predictor knows those of"
                    .formatted(name)
                + " ofa-mbv3-w1.2");
  }

  @Test
  void answersManyThreadsAtOnce() {
    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToDouble(
                    i -> {
                      try {
                        return score(SPACE.with(SMALLEST, 16, i % 3), Map.of()).value();
                      } catch (EvaluationException e) {
                        throw new IllegalStateException(e);
                      }
                    })
                .toArray())
        .isEqualTo(IntStream.range(0, 64).mapToDouble(i -> i % 3 == 2 ? 0.75 : 0.5).toArray());
  }

  @Test
  void aFileThatIsNoPredictorIsRefused() throws IOException {
    // Given
    float[] poisoned = new float[FLOATS];
    poisoned[7] = Float.NaN;
    Path short1 = Files.write(folder.resolve("short"), new byte[12]);
    Path gone = folder.resolve("gone");

    // When
    // Then
    assertThatThrownBy(() -> new PredictorEvaluator(Map.of("x", gone), Map.of()))
        .isInstanceOf(InvalidPredictorException.class)
        .hasMessage(
            "predictor "
                + gone
                + ": there is no such file; give the path of the predictor's weights");
    assertThatThrownBy(() -> new PredictorEvaluator(Map.of("x", short1), Map.of()))
        .hasMessage(
            "predictor "
                + short1
                + ": it has 12 bytes; weights and biases of the layers 128, 400, 400, 400, 1 have"
                + " 1491204");
    Path file = write(poisoned);
    assertThatThrownBy(() -> new PredictorEvaluator(Map.of("x", file), Map.of()))
        .hasMessage("predictor " + file + ": number 7 is NaN; every weight must be finite");
  }

  /** The check values of section 8.3, and the network that the paper found. */
  @ParameterizedTest
  @CsvSource({
    "6, 7, 4, 0.835928",
    "3, 3, 2, 0.777386",
    "4, 5, 3, 0.817291",
    "6, 3, 4, 0.828424",
    "3, 7, 4, 0.810021"
  })
  void thePublishedWeightsSayWhatIsKnown(int expand, int kernel, int depth, double accuracy)
      throws EvaluationException {
    // Given
    String unit = String.join(" ", Collections.nCopies(depth, "e" + expand + "-k" + kernel));
    String text = "w1.2 " + String.join(" / ", Collections.nCopies(5, unit));

    // When
    // Then
    assertThat(published(text)).isCloseTo(accuracy, within(1e-5));
  }

  @Test
  void thePublishedWeightsKnowThePapersNetwork() throws EvaluationException {
    assertThat(
            published(
                "w1.2 e3-k5 e6-k3 e3-k7 e6-k5 / e6-k7 e4-k7 e6-k3 e6-k7 / e4-k7 e6-k7 e4-k7 e3-k5"
                    + " / e6-k5 e6-k5 e6-k3 e6-k7 / e6-k5 e6-k5 e6-k3 e3-k3"))
        .isCloseTo(0.836096, within(1e-5));
  }

  private static double published(String text) throws EvaluationException {
    return new PredictorEvaluator(Map.of("ofa", data(PUBLISHED)), Map.of())
        .score(
            SPACE.read(text).orElseThrow(),
            new EvaluatorSpec("predictor", "accuracy", List.of(), Map.of()),
            Progress.UNHEARD)
        .value();
  }

  private static Path data(String name) {
    String data = System.getenv("L2NAS_DATA");
    assumeTrue(data != null, "skipped: L2NAS_DATA names no folder with " + name);
    return Path.of(data, name);
  }

  private Score score(Architecture architecture, Map<String, String> options, String... report)
      throws EvaluationException {
    return evaluator.score(
        architecture,
        new EvaluatorSpec("predictor", "accuracy", List.of(report), options),
        Progress.UNHEARD);
  }

  private EvaluationException failure(
      Architecture architecture, Map<String, String> options, String... report) {
    return catchThrowableOfType(
        EvaluationException.class, () -> score(architecture, options, report));
  }

  private Path write(float[] weights) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(weights);
    return Files.write(folder.resolve("weights-" + weights[7]), bytes.array());
  }
}
