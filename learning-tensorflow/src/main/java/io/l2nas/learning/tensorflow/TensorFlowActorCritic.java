package io.l2nas.learning.tensorflow;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.ActorCriticWeights;
import io.l2nas.tensorflow.OneThread;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Actor and critic as one TensorFlow graph, one run of its session per update, in the caller's
 * thread. On one machine the same seed and batches give the same weights, bit for bit; on another
 * one the last bits may differ, and with them the trajectory.
 *
 * <p>What it holds outside the heap is freed when the garbage collector finds it.
 */
final class TensorFlowActorCritic implements ActorCritic {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int size;
  private final int batchSize;
  private final Resources resources;

  TensorFlowActorCritic(ActorCriticSettings settings, ActorCriticWeights weights) {
    this.size = settings.size();
    this.batchSize = settings.batch();
    this.resources = new Resources(settings, weights);
    CLEANER.register(this, resources);
  }

  @Override
  public float[] act(float[] state) {
    float[] alpha = new float[size];
    single(state, resources.learning.action, alpha);
    return alpha;
  }

  @Override
  public float value(float[] alpha) {
    float[] value = new float[1];
    single(alpha, resources.learning.value, value);
    return value[0];
  }

  @Override
  public Losses update(Batch batch) {
    if (batch.rewards().length != batchSize) {
      throw new IllegalArgumentException(
          "the batch has %d transitions; it must have %d"
              .formatted(batch.rewards().length, batchSize));
    }
    resources.states.put(batch.states());
    resources.alphas.put(batch.alphas());
    resources.rewards.put(batch.rewards());
    try (Result result =
        resources
            .session
            .runner()
            .feed(resources.learning.states, resources.states.tensor())
            .feed(resources.learning.alphas, resources.alphas.tensor())
            .feed(resources.learning.rewards, resources.rewards.tensor())
            .fetch(resources.learning.losses)
            .run()) {
      TFloat64 losses = (TFloat64) result.get(0);
      return new Losses(losses.getDouble(0), losses.getDouble(1), losses.getDouble(2) == 1);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public ActorCriticWeights weights() {
    try {
      return resources.learning.weights(resources.session);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void begin(ActorCriticWeights weights) {
    try {
      resources.learning.begin(resources.session, weights);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void save(MemoryWriter memory) {
    try {
      resources.learning.save(resources.session, memory);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void restore(MemoryReader memory) {
    try {
      resources.learning.restore(resources.session, memory);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void single(float[] input, Operand<TFloat32> output, float[] into) {
    resources.single.put(input);
    try (Result result =
        resources
            .session
            .runner()
            .feed(resources.learning.single, resources.single.tensor())
            .fetch(output)
            .run()) {
      result.get(0).asRawTensor().data().asFloats().read(into);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** What must be closed. It knows nothing of its owner, or the owner would never be garbage. */
  private static final class Resources implements Runnable {
    private final Graph graph = new Graph();
    private final LearningGraph learning;
    private final Session session;
    private final Input states;
    private final Input alphas;
    private final Input rewards;
    private final Input single;

    Resources(ActorCriticSettings settings, ActorCriticWeights weights) {
      learning = new LearningGraph(graph, settings);
      session = new Session(graph, OneThread.configuration());
      learning.begin(session, weights);
      states = new Input(settings.batch(), settings.size());
      alphas = new Input(settings.batch(), settings.size());
      rewards = new Input(settings.batch(), 1);
      single = new Input(1, settings.size());
    }

    @Override
    public void run() {
      session.close();
      graph.close();
      states.close();
      alphas.close();
      rewards.close();
      single.close();
    }
  }
}
