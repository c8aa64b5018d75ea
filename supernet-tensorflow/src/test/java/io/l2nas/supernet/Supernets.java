package io.l2nas.supernet;

import io.l2nas.core.network.ImageShape;
import io.l2nas.supernet.fit.FrozenGraph;
import io.l2nas.supernet.fit.SupernetSettings;
import io.l2nas.supernet.fit.SupernetTraining;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Supernets to ask. */
public final class Supernets {
  public static final Dataset DIGITS = new Datasets(Map.of()).get("digits");

  private Supernets() {}

  /** One that was trained on digits, with four channels and a cell in a stage. */
  public static RegisteredModel trained(Path registry, int epochs) throws IOException {
    SupernetSettings settings =
        new SupernetSettings(
            "nas-bench-201", 4, 1, new FitSettings(epochs, 64, 0.1, Schedule.COSINE, 0.0005, 0));
    try (SupernetTraining training = new SupernetTraining(settings, DIGITS)) {
      while (training.done() < training.steps()) {
        training.step();
      }
      return new ModelRegistry(registry)
          .add(
              manifest(DIGITS.shape(), training.standardisation(), new Manifest.Network(4, 1)),
              training.frozen());
    }
  }

  /** What is known of one of nas-bench-201. */
  public static Manifest manifest(
      ImageShape shape, Standardisation standardisation, Manifest.Network network) {
    return new Manifest(
        Manifest.FORMAT,
        "nas-bench-201",
        new Manifest.Images(shape.side(), standardisation.channels()),
        shape.classes(),
        new Manifest.Inputs(FrozenGraph.IMAGES, FrozenGraph.CHOICES),
        FrozenGraph.LOGITS,
        network,
        Map.of("dataset", "digits"),
        null,
        null);
  }

  /** The same of one whose size nobody knows. */
  public static Manifest manifest() {
    return manifest(DIGITS.shape(), Standardisation.of(DIGITS.training()), null);
  }

  /**
   * A graph that somebody else could have made: all images are of the class that the first row
   * says.
   */
  public static GraphDef foreign() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> images = tf.withName("images").placeholder(TFloat32.class);
      Operand<TInt32> choices = tf.withName("choices").placeholder(TInt32.class);
      Operand<TInt32> first =
          tf.slice(choices, tf.constant(new int[] {0}), tf.constant(new int[] {1}));
      Operand<TFloat32> hot = tf.oneHot(first, tf.constant(10), tf.constant(1f), tf.constant(0f));
      Operand<TInt32> count =
          tf.slice(tf.shape(images), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
      tf.withName("logits")
          .tile(hot, tf.concat(List.of(count, tf.constant(new int[] {1})), tf.constant(0)));
      return graph.toGraphDef();
    }
  }
}
