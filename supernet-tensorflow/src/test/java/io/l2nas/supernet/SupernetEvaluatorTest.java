package io.l2nas.supernet;

import static io.l2nas.contracts.EvaluationFailed.Reason.INVALID_REQUEST;
import static io.l2nas.contracts.EvaluationFailed.Reason.UNKNOWN_ARCHITECTURE;
import static io.l2nas.supernet.Supernets.DIGITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.network.Cost;
import io.l2nas.core.network.NasBench201Cell;
import io.l2nas.core.network.NasBench201Network;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.supernet.model.Engine;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.images.LabelledImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@RequiresTensorFlow
class SupernetEvaluatorTest {
  private static final SearchSpace CELLS =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final Architecture CONVOLUTIONS = CELLS.architecture(3, 3, 3, 3, 3, 3);
  private static final Architecture NOTHING = CELLS.architecture(0, 0, 0, 0, 0, 0);

  @TempDir private static Path folder;
  private static RegisteredModel trained;
  private static SupernetEvaluator evaluator;

  @BeforeAll
  static void train() throws Exception {
    trained = Supernets.trained(folder, 20);
    evaluator = new SupernetEvaluator(Map.of(), Optional.of(folder));
  }

  @Test
  void scoresWithTheWeightsOfTheSupernet() throws Exception {
    // When
    Score convolutions = evaluator.score(CONVOLUTIONS, spec(Map.of()), Progress.UNHEARD);
    Score nothing = evaluator.score(NOTHING, spec(Map.of()), Progress.UNHEARD);

    // Then
    assertThat(convolutions.value()).isGreaterThan(0.4);
    assertThat(convolutions.accuracy()).isEqualTo(convolutions.value());
    assertThat(nothing.value()).isLessThan(convolutions.value());
  }

  @Test
  void reportsWhatIsAskedFor() throws Exception {
    // When
    Score score =
        evaluator.score(
            CONVOLUTIONS,
            spec(Map.of(), "test_accuracy", "parameters", "macs", "seconds"),
            Progress.UNHEARD);

    // Then
    Cost cost =
        new NasBench201Network(NasBench201Cell.of(CONVOLUTIONS.text()), 4, 1).cost(DIGITS.shape());
    assertThat(score.reported())
        .containsOnlyKeys("test_accuracy", "parameters", "macs", "seconds")
        .containsEntry("parameters", (double) cost.parameters())
        .containsEntry("macs", (double) cost.multiplyAdds());
    assertThat(score.reported().get("test_accuracy")).isBetween(0.5, 1.0);
    assertThat(score.reported().get("seconds")).isPositive();
  }

  @Test
  void theSameArchitectureHasTheSameScoreAlsoBesideOthers() throws Exception {
    // Given
    Score alone = evaluator.score(CONVOLUTIONS, spec(Map.of()), Progress.UNHEARD);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Score> together = new ArrayList<>();

    // When
    try {
      List<Future<Score>> scores =
          threads.invokeAll(
              IntStream.range(0, 6)
                  .<Callable<Score>>mapToObj(
                      i ->
                          () ->
                              evaluator.score(
                                  i % 2 == 0 ? CONVOLUTIONS : NOTHING,
                                  spec(Map.of()),
                                  Progress.UNHEARD))
                  .toList());
      for (int i = 0; i < scores.size(); i += 2) {
        together.add(scores.get(i).get());
      }
    } finally {
      threads.shutdown();
    }

    // Then
    assertThat(together).hasSize(3).containsOnly(alone);
  }

  @ParameterizedTest
  @EnumSource
  void asksAGraphThatSomebodyElseMade(Engine engine) throws Exception {
    // Given a graph that takes all images for what the first row says
    ModelRegistry registry = new ModelRegistry(folder);
    RegisteredModel foreign =
        engine == Engine.ONNX
            ? registry.add(Supernets.manifest(), OnnxModels.foreign())
            : registry.add(Supernets.manifest(), Supernets.foreign());
    LabelledImages images = DIGITS.validation();
    long threes = IntStream.range(0, images.count()).filter(i -> images.label(i) == 3).count();

    // When
    Score score =
        evaluator.score(
            CONVOLUTIONS,
            spec(Map.of("model", foreign.digest(), "dataset", "digits", "batch", "64")),
            Progress.UNHEARD);

    // Then
    assertThat(score.value()).isEqualTo((double) threes / images.count());
    assertThatThrownBy(
            () ->
                evaluator.score(
                    CONVOLUTIONS,
                    spec(Map.of("model", foreign.digest()), "macs"),
                    Progress.UNHEARD))
        .hasMessageContaining("says nothing of the network's size; leave out parameters and macs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "model; beef; 'beef' is no digest; a supernet is named by 64 hexadecimal digits",
        "dataset; mnist; option dataset is 'mnist'; this evaluator has [digits]",
        "batch; 0; option batch is '0'; it must be a number from 1 to 65536",
        "batch; x; option batch is 'x'; it must be a number from 1 to 65536",
        "path; x.pb; option 'path' is unknown; the evaluator supernet has [batch, dataset, model]"
      },
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`')
  void anOptionThatIsNotValidIsNamed(String option, String value, String first, String rest) {
    assertThatThrownBy(
            () -> evaluator.score(CONVOLUTIONS, spec(Map.of(option, value)), Progress.UNHEARD))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(first + "; " + rest)
        .extracting(e -> ((EvaluationException) e).reason())
        .isEqualTo(INVALID_REQUEST);
  }

  @Test
  void withoutAModelNothingIsAnswered() {
    // Given
    EvaluatorSpec spec = new EvaluatorSpec("supernet", "accuracy", List.of(), Map.of());
    SupernetEvaluator nowhere = new SupernetEvaluator(Map.of(), Optional.empty());

    // Then
    assertThatThrownBy(() -> evaluator.score(CONVOLUTIONS, spec, Progress.UNHEARD))
        .hasMessageStartingWith("option model is missing; give the digest of a supernet");
    assertThatThrownBy(() -> nowhere.score(CONVOLUTIONS, spec(Map.of()), Progress.UNHEARD))
        .hasMessage("this evaluator has no folder with supernets; set l2nas.evaluator.supernets");
  }

  @Test
  void whatItDoesNotHoldIsRefused() {
    // Given
    SearchSpace other = new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());
    Architecture genotype = other.discretize(FloatVector.of(new float[other.size()]));

    // Then
    assertThatThrownBy(() -> evaluator.requireAnswerable(other, spec(Map.of())))
        .hasMessage("the space is 'darts'; the supernet holds architectures of nas-bench-201");
    assertThatThrownBy(() -> evaluator.score(genotype, spec(Map.of()), Progress.UNHEARD))
        .hasMessageContaining("is no architecture of nas-bench-201, whose supernet this is")
        .extracting(e -> ((EvaluationException) e).reason())
        .isEqualTo(UNKNOWN_ARCHITECTURE);
    evaluator.requireAnswerable(CELLS, spec(Map.of()));
  }

  @Test
  void metricsThatItDoesNotHaveAreRefused() {
    assertThatThrownBy(
            () -> evaluator.score(CONVOLUTIONS, spec(Map.of(), "latency"), Progress.UNHEARD))
        .hasMessageStartingWith("there is no metric 'latency'; the evaluator supernet reports");
    assertThatThrownBy(
            () ->
                evaluator.score(
                    CONVOLUTIONS,
                    new EvaluatorSpec("supernet", "loss", List.of(), Map.of()),
                    Progress.UNHEARD))
        .hasMessage("metric is 'loss'; the evaluator supernet maximises accuracy");
  }

  @Test
  void canBeInterrupted() {
    // Given
    Thread.currentThread().interrupt();

    // Then
    assertThatThrownBy(() -> evaluator.score(CONVOLUTIONS, spec(Map.of()), Progress.UNHEARD))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void servicesFindIt() throws Exception {
    // When
    List<String> names =
        ServiceLoader.load(EvaluatorProvider.class).stream()
            .map(
                provider ->
                    provider
                        .get()
                        .create(new EvaluatorFolders(Map.of(), Optional.of(folder.toString())))
                        .name())
            .toList();

    // Then
    assertThat(names).contains("supernet");
  }

  private static EvaluatorSpec spec(Map<String, String> options, String... report) {
    Map<String, String> all = new HashMap<>(Map.of("model", trained.digest()));
    all.putAll(options);
    return new EvaluatorSpec("supernet", "accuracy", List.of(report), all);
  }
}
