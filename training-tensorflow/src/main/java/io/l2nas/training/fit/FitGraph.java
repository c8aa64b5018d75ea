package io.l2nas.training.fit;

import io.l2nas.core.network.ImageShape;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.tensorflow.OneThread;
import io.l2nas.training.network.Layers;
import io.l2nas.training.network.Layers.Statistics;
import io.l2nas.training.network.TrainableNetwork;
import io.l2nas.training.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A network as a graph with a session: what moves its weights, and what tells classes. */
final class FitGraph implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Placeholder<TFloat32> rate;
  private final Operand<TFloat32> loss;
  private final List<Op> step = new ArrayList<>();
  private final Operand<TInt32> right;

  private FitGraph(Graph graph, TrainableNetwork network, ImageShape shape, FitSettings settings) {
    this.graph = graph;
    Ops tf = Ops.create(graph);
    images =
        tf.placeholder(
            TFloat32.class,
            Placeholder.shape(Shape.of(-1, shape.side(), shape.side(), shape.channels())));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Weights weights = new Weights(tf, RandomStream.of(settings.seed(), Purpose.INITIALISATION, 0));

    Layers training = new Layers(tf, weights, Statistics.REMEMBERED);
    Operand<TFloat32> logits = network.logits(training, images, shape.classes());
    loss = Losses.meanCrossEntropy(tf, logits, labels, shape.classes());
    step.addAll(training.updates());
    Descent descent =
        Descent.along(graph, tf, loss, rate, weights.trained(), settings.weightDecay());
    step.addAll(descent.step());

    weights.rewind();
    Layers inference = new Layers(tf, weights, Statistics.RECALLED);
    right = right(tf, network.logits(inference, images, shape.classes()));

    List<Op> first = new ArrayList<>(descent.first());
    first.addAll(weights.first());
    session = sessionAfter(graph, first);
  }

  /** With its first weights. */
  static FitGraph of(TrainableNetwork network, ImageShape shape, FitSettings settings) {
    Graph graph = new Graph();
    try {
      return new FitGraph(graph, network, shape, settings);
    } catch (RuntimeException | LinkageError e) {
      graph.close();
      throw e;
    }
  }

  /**
   * Moves the weights by one batch.
   *
   * @return the loss before
   */
  float step(ImageBatch batch, float learningRate) {
    try (TFloat32 fedRate = TFloat32.scalarOf(learningRate)) {
      Session.Runner runner =
          session
              .runner()
              .feed(images, batch.images())
              .feed(labels, batch.labels())
              .feed(rate, fedRate)
              .fetch(loss);
      step.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /** How many images of the batch are taken for what they are. */
  int right(ImageBatch batch) {
    try (Result result =
        session
            .runner()
            .feed(images, batch.images())
            .feed(labels, batch.labels())
            .fetch(right)
            .run()) {
      return ((TInt32) result.get(0)).getInt();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /** To rewrite the graph first takes longer than a short training gains by it. */
  private static ConfigProto configuration() {
    return OneThread.configuration().toBuilder()
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
        .build();
  }

  private Operand<TInt32> right(Ops tf, Operand<TFloat32> logits) {
    Operand<TInt32> answers = tf.math.argMax(logits, tf.constant(1), TInt32.class);
    return tf.sum(tf.dtypes.cast(tf.math.equal(answers, labels), TInt32.class), tf.constant(0));
  }

  private static Session sessionAfter(Graph graph, List<Op> operations) {
    Session session = new Session(graph, configuration());
    try {
      Session.Runner runner = session.runner();
      operations.forEach(runner::addTarget);
      runner.run().close();
      return session;
    } catch (RuntimeException | LinkageError e) {
      session.close();
      throw e;
    }
  }
}
