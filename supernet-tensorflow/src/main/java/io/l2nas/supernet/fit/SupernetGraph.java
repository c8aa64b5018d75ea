package io.l2nas.supernet.fit;

import io.l2nas.core.network.ImageShape;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.supernet.network.BranchGradients;
import io.l2nas.tensorflow.OneThread;
import io.l2nas.training.fit.Descent;
import io.l2nas.training.fit.ImageBatch;
import io.l2nas.training.fit.Losses;
import io.l2nas.training.network.Layers;
import io.l2nas.training.network.Layers.Statistics;
import io.l2nas.training.network.Weights;
import io.l2nas.training.network.Weights.Weight;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A supernet as a graph with a session. It normalises by the batch, in training and after: means
 * over all paths say nothing of one path.
 */
final class SupernetGraph implements Classifier, AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final ImageShape shape;
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Placeholder<TInt32> choices;
  private final Placeholder<TFloat32> rate;
  private final Operand<TFloat32> logits;
  private final Operand<TFloat32> loss;
  private final List<Weight> weights;
  private final List<Op> step;
  private final GraphState state;

  SupernetGraph(SupernetSettings settings, ImageShape shape) {
    BranchGradients.register();
    this.shape = shape;
    Ops tf = Ops.create(graph);
    images =
        tf.withName(FrozenGraph.IMAGES)
            .placeholder(
                TFloat32.class,
                Placeholder.shape(Shape.of(-1, shape.side(), shape.side(), shape.channels())));
    choices =
        tf.withName(FrozenGraph.CHOICES).placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Weights all =
        new Weights(tf, RandomStream.of(settings.fit().seed(), Purpose.INITIALISATION, 0));
    Layers layers = new Layers(tf, all, Statistics.OF_BATCH);
    logits =
        tf.withName(FrozenGraph.LOGITS)
            .identity(settings.network().logits(tf, layers, images, choices, shape.classes()));
    loss = Losses.meanCrossEntropy(tf, logits, labels, shape.classes());
    weights = all.trained();
    Descent descent = Descent.along(graph, tf, loss, rate, weights, settings.fit().weightDecay());
    step = descent.step();
    session = new Session(graph, OneThread.withBranches());
    run(all.first());
    run(descent.first());
    state = new GraphState(tf, session, weights, descent.speeds());
  }

  /**
   * Moves the weights of one architecture by one batch.
   *
   * @return the loss before
   */
  float step(int[] architecture, ImageBatch batch, float learningRate) {
    try (TFloat32 fedRate = TFloat32.scalarOf(learningRate);
        TInt32 fedChoices = TInt32.vectorOf(architecture)) {
      Session.Runner runner =
          session
              .runner()
              .feed(images, batch.images())
              .feed(labels, batch.labels())
              .feed(choices, fedChoices)
              .feed(rate, fedRate)
              .fetch(loss);
      step.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  @Override
  public float[] logits(int[] architecture, float[] pixels, int count) {
    Shape batch = Shape.of(count, shape.side(), shape.side(), shape.channels());
    try (TFloat32 fedImages = TFloat32.tensorOf(batch, DataBuffers.of(pixels));
        TInt32 fedChoices = TInt32.vectorOf(architecture);
        Result result =
            session
                .runner()
                .feed(images, fedImages)
                .feed(choices, fedChoices)
                .fetch(logits)
                .run()) {
      return GraphState.floats(result.get(0));
    }
  }

  /** Everything that steps change. */
  GraphState state() {
    return state;
  }

  /** What tells the classes, with the weights as they are now, as constants. */
  GraphDef frozen() {
    return FrozenGraph.of(graph.toGraphDef(), weights, state.weights());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private void run(List<Op> operations) {
    Session.Runner runner = session.runner();
    operations.forEach(runner::addTarget);
    runner.run().close();
  }
}
