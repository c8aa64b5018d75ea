package io.l2nas.core.screened;

import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.ValueNetwork;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Several critics that differ in their first weights and their batches: where they agree, they
 * know; where they do not, an architecture is worth a query (a deep ensemble, Lakshminarayanan et
 * al., NeurIPS 2017).
 *
 * <p>They learn from where a reward stands among all rewards and not from its size, so that they
 * work with any metric. The target is steep at the top, where the search is decided: y = −ln(1 − q)
 * − 1 for quantile q, exponentially distributed with mean 0 and variance 1.
 */
final class Critics {
  private static final List<Integer> HIDDEN = List.of(64, 64);
  private static final AdamSettings ADAM = new AdamSettings(2e-3, 0.9, 0.99);
  private static final int BATCH = 32;

  private final Encoding encoding;
  private final List<ValueNetwork> networks;

  /**
   * Fresh critics.
   *
   * @param random where the first weights of critic i come from
   */
  Critics(SearchSpace space, int count, IntFunction<RandomStream> random) {
    this.encoding = new Encoding(space);
    this.networks =
        IntStream.range(0, count)
            .mapToObj(i -> new ValueNetwork(encoding.size(), HIDDEN, BATCH, ADAM, random.apply(i)))
            .toList();
  }

  /** The mean of what the critics say plus {@code optimism} times their standard deviation. */
  double promise(Architecture architecture, double optimism) {
    float[] encoded = encoding.of(architecture);
    double sum = 0;
    double squares = 0;
    for (ValueNetwork network : networks) {
      double value = network.value(encoded);
      sum += value;
      squares += value * value;
    }
    double mean = sum / networks.size();
    return mean + optimism * Math.sqrt(Math.max(0, squares / networks.size() - mean * mean));
  }

  /**
   * Trains every critic on batches drawn with replacement.
   *
   * @return how many updates were refused
   */
  int train(Trials trials, int updates, RandomStream random) {
    int refused = 0;
    float[][] inputs = new float[BATCH][];
    float[] targets = new float[BATCH];
    for (ValueNetwork network : networks) {
      for (int update = 0; update < updates; update++) {
        for (int i = 0; i < BATCH; i++) {
          int place = trials.draw(random);
          inputs[i] = encoding.of(trials.architecture(place));
          targets[i] = target(trials.quantile(place));
        }
        refused += network.update(inputs, targets) ? 0 : 1;
      }
    }
    return refused;
  }

  void save(MemoryWriter memory) {
    networks.forEach(network -> network.save(memory));
  }

  void restore(MemoryReader memory) {
    networks.forEach(network -> network.restore(memory));
  }

  private static float target(double quantile) {
    return (float) (-StrictMath.log(1 - quantile) - 1);
  }
}
