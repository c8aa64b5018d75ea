package io.l2nas.training.fit;

import io.l2nas.training.images.Dataset;
import io.l2nas.training.images.LabelledImages;
import io.l2nas.training.network.TrainableNetwork;
import java.util.stream.IntStream;

/**
 * A network that is being fitted to a data set. The same network, settings and images give the same
 * bits on the same kind of processor.
 */
public final class Fitting implements AutoCloseable {
  /** More at once is not faster. */
  private static final int JUDGED_AT_ONCE = 256;

  private final Dataset dataset;
  private final FitSettings settings;
  private final Standardisation standardisation;
  private final FitGraph graph;

  /** With its first weights. */
  public Fitting(TrainableNetwork network, Dataset dataset, FitSettings settings) {
    requireBatch(settings, dataset);
    this.dataset = dataset;
    this.settings = settings;
    this.standardisation = Standardisation.of(dataset.training());
    this.graph = FitGraph.of(network, dataset.shape(), settings);
  }

  /**
   * Whether there are enough images.
   *
   * @throws IllegalArgumentException if a batch is larger than the data set
   */
  public static void requireBatch(FitSettings settings, Dataset dataset) {
    if (settings.batch() > dataset.training().count()) {
      throw new IllegalArgumentException(
          "option batch is %d; the data set has %d training images, and a batch at most as many"
              .formatted(settings.batch(), dataset.training().count()));
    }
  }

  /**
   * Shows it all training images once, in an order of the epoch's own; those that do not fill a
   * batch are left out.
   *
   * @param epoch from 0 on
   * @return the mean loss of the steps
   * @throws InterruptedException if the thread was interrupted
   */
  public double epoch(int epoch) throws InterruptedException {
    LabelledImages images = dataset.training();
    int[] order = EpochOrder.shuffled(images.count(), settings.seed(), epoch);
    int steps = images.count() / settings.batch();
    double losses = 0;
    try (ImageBatch batch = new ImageBatch(settings.batch(), images.shape())) {
      for (int step = 0; step < steps; step++) {
        requireNotInterrupted();
        batch.fill(images, order, step * settings.batch(), standardisation);
        double done = (epoch + (double) step / steps) / settings.epochs();
        losses += graph.step(batch, (float) (settings.rate() * settings.schedule().factor(done)));
      }
    }
    return losses / steps;
  }

  /**
   * Which part of the images is taken for what it is.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public double accuracy(LabelledImages images) throws InterruptedException {
    int[] order = IntStream.range(0, images.count()).toArray();
    int right = 0;
    for (int begin = 0; begin < order.length; begin += JUDGED_AT_ONCE) {
      requireNotInterrupted();
      int size = Math.min(JUDGED_AT_ONCE, order.length - begin);
      try (ImageBatch batch = new ImageBatch(size, images.shape())) {
        batch.fill(images, order, begin, standardisation);
        right += graph.right(batch);
      }
    }
    return (double) right / order.length;
  }

  @Override
  public void close() {
    graph.close();
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the training was interrupted");
    }
  }
}
