package io.l2nas.core.network;

/**
 * The network that NAS-Bench-201 (Dong and Yang, ICLR 2020) makes of a cell: a stem, three stages
 * of cells with C, 2C and 4C channels, and a residual block before the second and the third.
 *
 * @param cell the cell
 * @param channels C
 * @param cells how many cells there are in a stage
 */
public record NasBench201Network(NasBench201Cell cell, int channels, int cells) {
  /** How many stages there are, each with twice the channels of the one before. */
  public static final int STAGES = 3;

  /** That of the benchmark: 16 channels, 5 cells. */
  public static NasBench201Network ofBenchmark(NasBench201Cell cell) {
    return new NasBench201Network(cell, 16, 5);
  }

  /** The benchmark's own numbers; among the multiply-adds it counts the bias of the last layer. */
  public Cost cost(ImageShape images) {
    Tally tally = new Tally();
    int side = tally.conv(images.side(), 3, 1, images.channels(), channels);
    int width = channels;
    for (int stage = 0; stage < STAGES; stage++) {
      if (stage > 0) {
        side = reduce(tally, side, width, 2 * width);
        width *= 2;
      }
      for (int i = 0; i < cells; i++) {
        addCell(tally, side, width);
      }
    }
    tally.normalise(width);
    tally.linear(width, images.classes());
    Cost cost = tally.cost();
    return new Cost(cost.parameters(), cost.multiplyAdds() + images.classes());
  }

  private void addCell(Tally tally, int side, int width) {
    for (NasBench201Cell.Operation operation : cell.operations()) {
      if (operation.convolution() > 0) {
        tally.conv(side, operation.convolution(), 1, width, width);
      }
    }
  }

  /** Two convolutions, and beside them an average pool and a convolution. */
  private static int reduce(Tally tally, int side, int in, int out) {
    int half = tally.conv(side, 3, 2, in, out);
    tally.conv(half, 3, 1, out, out);
    return tally.bareConv(half, 1, 1, in, out);
  }
}
