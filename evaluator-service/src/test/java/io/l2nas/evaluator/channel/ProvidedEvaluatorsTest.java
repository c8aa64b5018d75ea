package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluatorFolders;
import io.l2nas.core.evaluation.EvaluatorProvider;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProvidedEvaluatorsTest {
  private static final String GPU = "gpu: NVIDIA H100 80GB HBM3";

  @Test
  void whoHasNothingElseComputesOnTheProcessor() {
    assertThat(device()).isEqualTo("cpu");
    assertThat(device(new Provider(Optional::empty))).isEqualTo("cpu");
  }

  @Test
  void oneThatHasAGpuSaysSo() {
    assertThat(device(new Provider(Optional::empty), new Provider(() -> Optional.of(GPU))))
        .isEqualTo(GPU);
  }

  @Test
  void aLibraryThatDoesNotLoadLeavesTheOthersAlone() {
    // Given
    Provider broken =
        new Provider(
            () -> {
              throw new UnsatisfiedLinkError("no CUDA");
            });

    // When
    ProvidedEvaluators provided = of(broken, new Provider(() -> Optional.of(GPU)));

    // Then
    assertThat(provided.device().get()).isEqualTo(GPU);
    assertThat(provided.evaluators()).hasSize(2);
  }

  @Test
  void aDriverThatDoesNotFitLeavesTheOthersAlone() {
    // Given
    Provider broken =
        new Provider(
            () -> {
              throw new IllegalStateException("CUDA driver version is insufficient");
            });

    // When
    // Then
    assertThat(device(broken)).isEqualTo("cpu");
    assertThat(of(broken).evaluators()).hasSize(1);
  }

  private static String device(EvaluatorProvider... providers) {
    return of(providers).device().get();
  }

  private static ProvidedEvaluators of(EvaluatorProvider... providers) {
    return ProvidedEvaluators.of(
        List.of(providers), new EvaluatorFolders(Map.of(), Optional.empty()));
  }

  private record Provider(Supplier<Optional<String>> found) implements EvaluatorProvider {
    @Override
    public ArchitectureEvaluator create(EvaluatorFolders folders) {
      return new Nothing();
    }

    @Override
    public Optional<String> device() {
      return found.get();
    }
  }

  private static final class Nothing implements ArchitectureEvaluator {
    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
      throw new AssertionError("nobody asked");
    }
  }
}
