package io.l2nas.supernet.fit;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.tensorflow.NativeLibrary;
import io.l2nas.training.Networks;
import io.l2nas.training.fit.EpochOrder;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Fitting;
import io.l2nas.training.fit.ImageBatch;
import io.l2nas.training.fit.Standardisation;
import io.l2nas.training.images.Dataset;
import org.tensorflow.proto.GraphDef;

/**
 * A supernet that is being trained: every step draws an architecture, each with the same
 * probability, and moves the weights along its path by one batch (Guo et al., Single Path One-Shot
 * Neural Architecture Search with Uniform Sampling, ECCV 2020).
 *
 * <p>What a step does depends on settings, images and its number alone. The same settings and
 * images give the same bits on the same kind of processor, however often the training was broken
 * off and resumed.
 */
public final class SupernetTraining implements AutoCloseable {
  /** By so many architectures a supernet is judged. */
  private static final int JUDGED = 16;

  /** Theirs are the draws behind the last step that there can be. */
  private static final int FIRST_JUDGED = Integer.MAX_VALUE - JUDGED;

  private static final int JUDGED_AT_ONCE = 256;

  private final SupernetSettings settings;
  private final Dataset dataset;
  private final SearchSpace space;
  private final Standardisation standardisation;
  private final SupernetGraph graph;
  private final ImageBatch batch;
  private final int stepsPerEpoch;
  private int[] order;
  private int orderedEpoch = -1;
  private int done;

  /**
   * At its beginning.
   *
   * @throws IllegalArgumentException if the images do not fit
   */
  public SupernetTraining(SupernetSettings settings, Dataset dataset) {
    Networks.requireSuitable(dataset.shape());
    Fitting.requireBatch(settings.fit(), dataset);
    NativeLibrary.load();
    this.settings = settings;
    this.dataset = dataset;
    this.space = new SearchSpace(BuiltInSpaces.find(settings.space()).orElseThrow());
    this.standardisation = Standardisation.of(dataset.training());
    this.stepsPerEpoch = dataset.training().count() / settings.fit().batch();
    this.graph = new SupernetGraph(settings, dataset.shape());
    this.batch = new ImageBatch(settings.fit().batch(), dataset.shape());
  }

  /** How many steps there are. */
  public int steps() {
    return Math.multiplyExact(settings.fit().epochs(), stepsPerEpoch);
  }

  /** How many of them have been taken. */
  public int done() {
    return done;
  }

  /**
   * Takes one.
   *
   * @return the loss before it
   * @throws DivergedException if that is no number any more
   */
  public float step() {
    FitSettings fit = settings.fit();
    int epoch = done / stepsPerEpoch;
    if (epoch != orderedEpoch) {
      order = EpochOrder.shuffled(dataset.training().count(), fit.seed(), epoch);
      orderedEpoch = epoch;
    }
    batch.fill(dataset.training(), order, done % stepsPerEpoch * fit.batch(), standardisation);
    double rate = fit.rate() * fit.schedule().factor((double) done / steps());
    float loss = graph.step(choices(drawn(done)), batch, (float) rate);
    if (!Float.isFinite(loss)) {
      throw new DivergedException(done, loss);
    }
    done++;
    return loss;
  }

  /** All that it needs to go on. */
  public Checkpoint checkpoint() {
    return new Checkpoint(done, graph.state().read());
  }

  /**
   * Goes on from there.
   *
   * @throws IllegalArgumentException if it is of another network
   */
  public void restore(Checkpoint checkpoint) {
    graph.state().write(checkpoint.tensors());
    done = checkpoint.step();
  }

  /**
   * The mean accuracy of some architectures, drawn by the seed, on the validation images.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public double accuracy() throws InterruptedException {
    PathAccuracy accuracy = new PathAccuracy(dataset.validation(), standardisation, JUDGED_AT_ONCE);
    double sum = 0;
    for (int i = 0; i < JUDGED; i++) {
      sum += accuracy.of(graph, choices(drawn(FIRST_JUDGED + i)));
    }
    return sum / JUDGED;
  }

  /** What classifies, with the weights as they are now. */
  public Classifier classifier() {
    return graph;
  }

  /** The same as a graph with constants, which can be stored. */
  public GraphDef frozen() {
    return graph.frozen();
  }

  /** What was done to the images. */
  public Standardisation standardisation() {
    return standardisation;
  }

  @Override
  public void close() {
    batch.close();
    graph.close();
  }

  /** In the order of the rows. */
  public static int[] choices(SearchSpace space, Architecture architecture) {
    int[] choices = new int[space.rows()];
    for (int row = 0; row < choices.length; row++) {
      choices[row] = architecture.choice(row);
    }
    return choices;
  }

  private int[] choices(Architecture architecture) {
    return choices(space, architecture);
  }

  private Architecture drawn(int number) {
    RandomStream random = RandomStream.of(settings.fit().seed(), Purpose.ACTION, number);
    float[] alpha = new float[space.size()];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = random.nextFloat();
    }
    return space.discretize(FloatVector.of(alpha));
  }
}
