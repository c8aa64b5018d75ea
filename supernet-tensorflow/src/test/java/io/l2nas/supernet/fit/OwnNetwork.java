package io.l2nas.supernet.fit;

import io.l2nas.core.network.ImageShape;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.tensorflow.OneThread;
import io.l2nas.training.Networks;
import io.l2nas.training.fit.Descent;
import io.l2nas.training.fit.ImageBatch;
import io.l2nas.training.fit.Losses;
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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The network of one architecture alone, without any other way through it. */
final class OwnNetwork implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Placeholder<TFloat32> rate;
  private final Operand<TFloat32> loss;
  private final List<Op> step;
  private final GraphState state;

  OwnNetwork(Architecture architecture, SupernetSettings settings, ImageShape shape) {
    Ops tf = Ops.create(graph);
    images =
        tf.placeholder(
            TFloat32.class,
            Placeholder.shape(Shape.of(-1, shape.side(), shape.side(), shape.channels())));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Weights weights = new Weights(tf, RandomStream.of(7, Purpose.INITIALISATION, 0));
    TrainableNetwork network =
        Networks.ofText(architecture.text())
            .of(architecture.text(), settings.width(), settings.cells());
    Operand<TFloat32> logits =
        network.logits(new Layers(tf, weights, Statistics.OF_BATCH), images, shape.classes());
    loss = Losses.meanCrossEntropy(tf, logits, labels, shape.classes());
    Descent descent =
        Descent.along(graph, tf, loss, rate, weights.trained(), settings.fit().weightDecay());
    step = descent.step();
    session = new Session(graph, OneThread.configuration());
    Session.Runner first = session.runner();
    weights.first().forEach(first::addTarget);
    descent.first().forEach(first::addTarget);
    first.run().close();
    state = new GraphState(tf, session, weights.trained(), descent.speeds());
  }

  void takeWeights(List<float[]> weights) {
    List<float[]> all = new ArrayList<>(weights);
    weights.forEach(weight -> all.add(new float[weight.length]));
    state.write(all);
  }

  List<float[]> weights() {
    return state.weights();
  }

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

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
