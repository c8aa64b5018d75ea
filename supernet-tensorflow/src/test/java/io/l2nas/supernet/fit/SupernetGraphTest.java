package io.l2nas.supernet.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.tensorflow.RequiresTensorFlow;
import io.l2nas.training.fit.EpochOrder;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.ImageBatch;
import io.l2nas.training.fit.Schedule;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresTensorFlow
class SupernetGraphTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final int BATCH = 32;
  private static final SupernetSettings SETTINGS =
      new SupernetSettings(
          "nas-bench-201", 4, 1, new FitSettings(1, BATCH, 0.1, Schedule.CONSTANT, 0.0005, 0));
  private static final Dataset DIGITS = new Datasets(Map.of()).get("digits");
  private static final ImageShape SHAPE = DIGITS.shape();
  private static final float RATE = 0.05f;

  /** In each of which all convolutions have a part in the output. */
  static Stream<int[]> paths() {
    return Stream.of(
        new int[] {3, 3, 3, 3, 3, 3},
        new int[] {3, 1, 2, 4, 0, 3},
        new int[] {1, 1, 1, 1, 1, 1},
        new int[] {4, 2, 0, 0, 3, 2});
  }

  @ParameterizedTest
  @MethodSource("paths")
  void stepsAlongAPathAreThoseOfItsOwnNetwork(int[] path) {
    // Given
    Architecture architecture = SPACE.architecture(path);
    List<Float> losses = new ArrayList<>();
    List<Float> own = new ArrayList<>();
    try (SupernetGraph supernet = new SupernetGraph(SETTINGS, SHAPE);
        OwnNetwork network = new OwnNetwork(architecture, SETTINGS, SHAPE);
        ImageBatch batch = batch()) {
      network.takeWeights(onPath(path, supernet.state().weights()));

      // When
      for (int step = 0; step < 3; step++) {
        losses.add(supernet.step(path, batch, RATE));
        own.add(network.step(batch, RATE));
      }

      // Then
      for (int step = 0; step < 3; step++) {
        assertThat(losses.get(step)).isCloseTo(own.get(step), Offset.offset(1e-5f));
      }
      List<float[]> weights = onPath(path, supernet.state().weights());
      List<float[]> expected = network.weights();
      assertThat(weights).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(difference(weights.get(i), expected.get(i))).isLessThan(1e-5f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void whatIsNotOnThePathIsNotMoved(int[] path) {
    try (SupernetGraph supernet = new SupernetGraph(SETTINGS, SHAPE);
        ImageBatch batch = batch()) {
      // Given speeds that are not 0, which would move weights without a gradient
      supernet.step(new int[] {2, 2, 2, 2, 2, 2}, batch, RATE);
      supernet.step(new int[] {3, 3, 3, 3, 3, 3}, batch, RATE);
      List<float[]> before = supernet.state().read();

      // When
      supernet.step(path, batch, RATE);

      // Then
      List<float[]> after = supernet.state().read();
      List<Integer> onPath = onPath(path);
      int weights = before.size() / 2;
      for (int i = 0; i < before.size(); i++) {
        assertThat(Arrays.equals(after.get(i), before.get(i)))
            .as("tensor %d stays as it is", i)
            .isEqualTo(!onPath.contains(i % weights));
      }
    }
  }

  @Test
  void aStepOfAGenotypeIsThatOfItsOwnNetwork() {
    // Given
    SearchSpace space = new SearchSpace(BuiltInSpaces.find("darts").orElseThrow());
    SupernetSettings settings = new SupernetSettings("darts", 2, 3, SETTINGS.fit());
    Architecture genotype = space.discretize(FloatVector.of(uniform(space.size())));
    try (SupernetGraph supernet = new SupernetGraph(settings, SHAPE);
        OwnNetwork network = new OwnNetwork(genotype, settings, SHAPE);
        ImageBatch batch = batch()) {
      List<float[]> before = supernet.state().weights();

      // When
      float loss = supernet.step(SupernetTraining.choices(space, genotype), batch, RATE);

      // Then
      List<float[]> after = supernet.state().weights();
      List<Integer> moved = new ArrayList<>();
      for (int i = 0; i < after.size(); i++) {
        if (!Arrays.equals(after.get(i), before.get(i))) {
          moved.add(i);
        }
      }
      network.takeWeights(moved.stream().map(before::get).toList());
      assertThat(loss).isCloseTo(network.step(batch, RATE), Offset.offset(1e-5f));
      List<float[]> expected = network.weights();
      assertThat(moved).hasSameSizeAs(expected).hasSizeLessThan(after.size() / 2);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(difference(after.get(moved.get(i)), expected.get(i))).isLessThan(1e-5f);
      }
    }
  }

  private static float[] uniform(int size) {
    Random random = new Random(1);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.nextFloat();
    }
    return numbers;
  }

  @Test
  void theSameStepsGiveTheSameBits() {
    // Given
    List<List<float[]>> states = new ArrayList<>();

    // When
    for (int run = 0; run < 2; run++) {
      try (SupernetGraph supernet = new SupernetGraph(SETTINGS, SHAPE);
          ImageBatch batch = batch()) {
        paths().forEach(path -> supernet.step(path, batch, RATE));
        states.add(supernet.state().read());
      }
    }

    // Then
    assertThat(Arrays.deepEquals(states.get(0).toArray(), states.get(1).toArray())).isTrue();
  }

  private static float difference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static ImageBatch batch() {
    ImageBatch batch = new ImageBatch(BATCH, SHAPE);
    batch.fill(
        DIGITS.training(),
        EpochOrder.shuffled(DIGITS.training().count(), 0, 0),
        0,
        Standardisation.of(DIGITS.training()));
    return batch;
  }

  private static List<float[]> onPath(int[] path, List<float[]> weights) {
    return onPath(path).stream().map(weights::get).toList();
  }

  /**
   * Which weights: the stem's three; in each of three stages those of its edges' convolutions,
   * three for each; seven between two stages; four of the classifier.
   */
  private static List<Integer> onPath(int[] path) {
    List<Integer> on = new ArrayList<>(List.of(0, 1, 2));
    int next = 3;
    for (int stage = 0; stage < 3; stage++) {
      for (int i = 0; stage > 0 && i < 7; i++) {
        on.add(next++);
      }
      for (int choice : path) {
        for (int operation = 2; operation <= 3; operation++) {
          for (int i = 0; i < 3; i++) {
            if (choice == operation) {
              on.add(next);
            }
            next++;
          }
        }
      }
    }
    for (int i = 0; i < 4; i++) {
      on.add(next++);
    }
    return on;
  }
}
