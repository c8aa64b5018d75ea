package io.l2nas.training.fit;

import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import java.util.stream.IntStream;

/** In which order images are shown: another one in every epoch. */
public final class EpochOrder {
  private EpochOrder() {}

  /** The numbers of so many images, shuffled by seed and epoch (Fisher and Yates). */
  public static int[] shuffled(int count, long seed, int epoch) {
    RandomStream random = RandomStream.of(seed, Purpose.BATCH, epoch);
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}
