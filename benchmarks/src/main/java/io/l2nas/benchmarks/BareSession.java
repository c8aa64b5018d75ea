package io.l2nas.benchmarks;

import io.l2nas.core.network.ImageShape;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.supernet.model.TensorFlowGraph;
import io.l2nas.tensorflow.NativeLibrary;
import io.l2nas.tensorflow.OneThread;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A supernet in TensorFlow alone, with its images as tensors, in the batches of the evaluator. */
final class BareSession implements AutoCloseable {
  private static final int BATCH = 256;

  private final Graph graph = new Graph();
  private final Session session;
  private final RegisteredModel model;
  private final List<TFloat32> batches = new ArrayList<>();

  BareSession(RegisteredModel model, LabelledImages images) {
    NativeLibrary.load();
    this.model = model;
    graph.importGraphDef(TensorFlowGraph.read(model.folder()));
    this.session = new Session(graph, OneThread.withBranches());
    int count = (images.count() + BATCH - 1) / BATCH;
    for (int i = 0; i < count; i++) {
      batches.add(batch(images, images.count() * i / count, images.count() * (i + 1) / count));
    }
  }

  private TFloat32 batch(LabelledImages images, int begin, int end) {
    Standardisation standardisation = model.manifest().standardisation();
    float[] numbers = new float[(end - begin) * images.pixelsPerImage()];
    for (int image = begin; image < end; image++) {
      standardisation.put(images, image, numbers, (image - begin) * images.pixelsPerImage());
    }
    ImageShape shape = images.shape();
    return TFloat32.tensorOf(
        Shape.of(end - begin, shape.side(), shape.side(), shape.channels()),
        DataBuffers.of(numbers));
  }

  /** The logits of all images, which nobody looks at. */
  void evaluate(int[] choices) {
    try (TInt32 fedChoices = TInt32.vectorOf(choices)) {
      for (TFloat32 images : batches) {
        try (Result result =
            session
                .runner()
                .feed(model.manifest().inputs().images(), images)
                .feed(model.manifest().inputs().choices(), fedChoices)
                .fetch(model.manifest().output())
                .run()) {
          result.get(0).shape();
        }
      }
    }
  }

  @Override
  public void close() {
    batches.forEach(TFloat32::close);
    session.close();
    graph.close();
  }
}
