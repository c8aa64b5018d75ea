package io.l2nas.core.network;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network that NAS-Bench-201 (Dong and Yang, ICLR 2020) makes of a cell: a stem, three stages
 * of five cells with 16, 32 and 64 channels, and a residual block before the second and the third.
 *
 * @param convolutions the sides of the kernels of the cell's convolutions, in any order
 */
public record NasBench201Network(List<Integer> convolutions) {
  private static final Pattern EDGE =
      Pattern.compile("(?:none|skip_connect|avg_pool_3x3|nor_conv_([13])x\\1)~[012]");
  private static final int EDGES = 6;
  private static final int CELLS = 5;
  private static final int[] CHANNELS = {16, 32, 64};

  /** What the benchmark's networks are trained on. */
  public enum Dataset {
    CIFAR10(32, 10),
    CIFAR100(32, 100),
    IMAGENET16_120(16, 120);

    private final int side;
    private final int classes;

    Dataset(int side, int classes) {
      this.side = side;
      this.classes = classes;
    }
  }

  public NasBench201Network {
    convolutions = List.copyOf(convolutions);
  }

  /**
   * The network of a canonical text of the space {@code nas-bench-201}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static NasBench201Network of(String text) {
    Matcher edges = EDGE.matcher(text);
    long count = edges.results().count();
    if (count != EDGES) {
      throw new IllegalArgumentException(
          "the cell '%s' has %d edges; it needs %d such as nor_conv_3x3~0"
              .formatted(text, count, EDGES));
    }
    return new NasBench201Network(
        EDGE.matcher(text)
            .results()
            .filter(edge -> edge.group(1) != null)
            .map(edge -> Integer.parseInt(edge.group(1)))
            .toList());
  }

  /** The benchmark's own numbers; among the multiply-adds it counts the bias of the last layer. */
  public Cost cost(Dataset dataset) {
    Tally tally = new Tally();
    int side = tally.conv(dataset.side, 3, 1, 3, CHANNELS[0]);
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      if (stage > 0) {
        side = reduce(tally, side, CHANNELS[stage - 1], CHANNELS[stage]);
      }
      for (int cell = 0; cell < CELLS; cell++) {
        for (int kernel : convolutions) {
          tally.conv(side, kernel, 1, CHANNELS[stage], CHANNELS[stage]);
        }
      }
    }
    int last = CHANNELS[CHANNELS.length - 1];
    tally.normalise(last);
    tally.linear(last, dataset.classes);
    Cost cost = tally.cost();
    return new Cost(cost.parameters(), cost.multiplyAdds() + dataset.classes);
  }

  /** Two convolutions, and beside them an average pool and a convolution. */
  private static int reduce(Tally tally, int side, int in, int out) {
    int half = tally.conv(side, 3, 2, in, out);
    tally.conv(half, 3, 1, out, out);
    return tally.bareConv(half, 1, 1, in, out);
  }
}
