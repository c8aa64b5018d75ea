package io.l2nas.supernet;

import static io.l2nas.supernet.Supernets.DIGITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.supernet.fit.SupernetSettings;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTensorFlow
class SupernetTrainerTest {
  private static final SupernetSettings SETTINGS =
      new SupernetSettings(
          "nas-bench-201", 4, 1, new FitSettings(2, 64, 0.1, Schedule.COSINE, 0.0005, 0));

  @TempDir private Path folder;

  @Test
  void theSameCommandGoesOnAndMakesTheSameSupernet() throws Exception {
    // Given
    RegisteredModel whole = trainer("whole").train((done, steps, loss) -> {});
    List<Integer> heard = new ArrayList<>();

    // When
    assertThatThrownBy(
            () ->
                trainer("broken")
                    .train(
                        (done, steps, loss) -> {
                          if (done == 20) {
                            Thread.currentThread().interrupt();
                          }
                        }))
        .isInstanceOf(InterruptedException.class);
    RegisteredModel resumed = trainer("broken").train((done, steps, loss) -> heard.add(done));

    // Then
    assertThat(heard).containsExactly(21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
    assertThat(resumed.digest()).isEqualTo(whole.digest());
  }

  @Test
  void whatIsTrainedIsNotTrainedAgain() throws Exception {
    // Given
    RegisteredModel trained = trainer("done").train((done, steps, loss) -> {});

    // When
    RegisteredModel again =
        trainer("done")
            .train(
                (done, steps, loss) -> {
                  throw new AssertionError("a step was taken");
                });

    // Then
    assertThat(again).isEqualTo(trained);
    assertThat(again.manifest().training())
        .containsEntry("dataset", "digits")
        .containsEntry("steps", "30")
        .containsEntry("seed", "0")
        .containsKeys("accuracy", "images");
  }

  private SupernetTrainer trainer(String registry) {
    return new SupernetTrainer(
        new ModelRegistry(folder.resolve(registry)), SETTINGS, "digits", DIGITS);
  }
}
