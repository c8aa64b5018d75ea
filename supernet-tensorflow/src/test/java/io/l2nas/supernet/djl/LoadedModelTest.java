package io.l2nas.supernet.djl;

import static io.l2nas.supernet.Supernets.DIGITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.supernet.Supernets;
import io.l2nas.supernet.fit.SupernetSettings;
import io.l2nas.supernet.fit.SupernetTraining;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTensorFlow
class LoadedModelTest {

  @TempDir private Path folder;

  @Test
  void answersWhatTheSessionAnsweredThatTrainedIt() throws Exception {
    // Given
    SupernetSettings settings =
        new SupernetSettings(
            "nas-bench-201", 4, 1, new FitSettings(1, 64, 0.1, Schedule.COSINE, 0.0005, 0));
    Random random = new Random(1);
    try (SupernetTraining training = new SupernetTraining(settings, DIGITS)) {
      while (training.done() < training.steps()) {
        training.step();
      }
      Manifest manifest =
          Supernets.manifest(
              DIGITS.shape(), training.standardisation(), new Manifest.Network(4, 1));

      // When
      RegisteredModel registered = new ModelRegistry(folder).add(manifest, training.frozen());

      // Then
      try (LoadedModel loaded = new LoadedModel(registered)) {
        for (int i = 0; i < 20; i++) {
          int[] choices = random.ints(6, 0, 5).toArray();
          int count = 1 + random.nextInt(70);
          float[] images = new float[count * 64];
          for (int pixel = 0; pixel < images.length; pixel++) {
            images[pixel] = random.nextFloat();
          }
          assertThat(loaded.logits(choices, images, count))
              .containsExactly(training.classifier().logits(choices, images, count));
        }
      }
    }
  }
}
