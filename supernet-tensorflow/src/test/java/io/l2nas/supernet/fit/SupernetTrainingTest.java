package io.l2nas.supernet.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTensorFlow
class SupernetTrainingTest {
  private static final Dataset DIGITS = new Datasets(Map.of()).get("digits");

  @TempDir private Path folder;

  @Test
  void aTrainingThatWasBrokenOffGoesOnAsIfItWereNot() throws Exception {
    // Given
    SupernetSettings settings = settings(2);
    CheckpointFile file = new CheckpointFile(folder.resolve("checkpoint"), "a");
    Checkpoint whole;
    try (SupernetTraining training = new SupernetTraining(settings, DIGITS)) {
      while (training.done() < training.steps()) {
        training.step();
        if (training.done() == 9) {
          file.write(training.checkpoint());
        }
      }
      whole = training.checkpoint();
    }

    // When
    Checkpoint resumed;
    try (SupernetTraining training = new SupernetTraining(settings, DIGITS)) {
      training.restore(file.read().orElseThrow());
      assertThat(training.done()).isEqualTo(9);
      while (training.done() < training.steps()) {
        training.step();
      }
      resumed = training.checkpoint();
    }

    // Then
    assertThat(resumed.step()).isEqualTo(whole.step()).isEqualTo(2 * 15);
    assertThat(Arrays.deepEquals(resumed.tensors().toArray(), whole.tensors().toArray())).isTrue();
  }

  @Test
  void itsArchitecturesLearn() throws Exception {
    try (SupernetTraining training = new SupernetTraining(settings(20), DIGITS)) {
      // Given
      double before = training.accuracy();

      // When
      while (training.done() < training.steps()) {
        training.step();
      }

      // Then
      assertThat(before).isLessThan(0.2);
      assertThat(training.accuracy()).isGreaterThan(0.6);
    }
  }

  @Test
  void aTrainingThatDivergesEnds() {
    SupernetSettings hopeless =
        new SupernetSettings(
            "nas-bench-201", 4, 1, new FitSettings(9, 64, 10, Schedule.CONSTANT, 0.99, 3));
    try (SupernetTraining training = new SupernetTraining(hopeless, DIGITS)) {
      assertThatThrownBy(
              () -> {
                while (training.done() < training.steps()) {
                  training.step();
                }
              })
          .isInstanceOf(DivergedException.class)
          .hasMessageEndingWith("; train with a lower rate");
    }
  }

  @Test
  void aCheckpointThatIsSpoiltOrOfAnotherTrainingIsRefused() throws IOException {
    // Given
    Path file = folder.resolve("checkpoint");
    try (SupernetTraining training = new SupernetTraining(settings(1), DIGITS)) {
      new CheckpointFile(file, "a").write(training.checkpoint());
    }

    // Then
    assertThatThrownBy(() -> new CheckpointFile(file, "b").read())
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("it is of another training, a; delete it to begin anew");

    // When
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    // Then
    assertThatThrownBy(() -> new CheckpointFile(file, "a").read())
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessageContaining("it is spoilt; delete it");
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () ->
                new SupernetTraining(
                    new SupernetSettings(
                        "nas-bench-201",
                        4,
                        1,
                        new FitSettings(1, 2000, 0.1, Schedule.COSINE, 0, 0)),
                    DIGITS))
        .hasMessageStartingWith("option batch is 2000; the data set has 1000 training images");
    assertThatThrownBy(
            () ->
                new SupernetSettings(
                    "ofa-mbv3-w1.0", 4, 1, new FitSettings(1, 64, 0.1, Schedule.COSINE, 0, 0)))
        .hasMessageStartingWith("space is 'ofa-mbv3-w1.0'; a supernet can be trained of ");
  }

  private static SupernetSettings settings(int epochs) {
    return new SupernetSettings(
        "nas-bench-201", 4, 1, new FitSettings(epochs, 64, 0.1, Schedule.COSINE, 0.0005, 3));
  }
}
