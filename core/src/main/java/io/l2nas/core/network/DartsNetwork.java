package io.l2nas.core.network;

import io.l2nas.core.network.Genotype.Edge;
import io.l2nas.core.network.Genotype.Operation;

/**
 * The networks that are trained of a genotype (Liu et al., ICLR 2019): a stem, and a row of cells,
 * of which those at a third and at two thirds halve the size and double the channels.
 *
 * @param genotype the cells
 * @param channels C, the channels of the first cell
 * @param cells how many there are
 */
public record DartsNetwork(Genotype genotype, int channels, int cells) {
  /** How many times C the channels of the stem are. */
  public static final int STEM_MULTIPLIER = 3;

  private static final int NODES = 4;
  private static final int INPUTS = 2;

  /** That of the papers on CIFAR-10: 36 channels, 20 cells. */
  public static DartsNetwork cifar10(Genotype genotype) {
    return new DartsNetwork(genotype, 36, 20);
  }

  /** That of the papers on ImageNet: 48 channels, 14 cells. */
  public static DartsNetwork imageNet(Genotype genotype) {
    return new DartsNetwork(genotype, 48, 14);
  }

  /** Whether the cell with that number, from 0 on, halves the size and doubles the channels. */
  public boolean reduces(int cell) {
    return reduces(cell, cells);
  }

  /** The same of any network with so many cells. */
  public static boolean reduces(int cell, int cells) {
    return cell == cells / 3 || cell == 2 * cells / 3;
  }

  /** With the stem for small images, without the auxiliary head, as papers count it on CIFAR. */
  public Cost costOnSmall(ImageShape images) {
    Tally tally = new Tally();
    int stem = STEM_MULTIPLIER * channels;
    int side = tally.conv(images.side(), 3, 1, images.channels(), stem);
    return cost(tally, new Features(side, stem), new Features(side, stem), images.classes());
  }

  /** With the stem for large images, without the auxiliary head, as papers count it on ImageNet. */
  public Cost costOnLarge(ImageShape images) {
    Tally tally = new Tally();
    int half = tally.conv(images.side(), 3, 2, images.channels(), channels / 2);
    int quarter = tally.conv(half, 3, 2, channels / 2, channels);
    int eighth = tally.conv(quarter, 3, 2, channels, channels);
    return cost(
        tally, new Features(quarter, channels), new Features(eighth, channels), images.classes());
  }

  /** The auxiliary head of training on CIFAR, which is thrown away afterwards. */
  public long auxiliaryParametersOnCifar(int classes) {
    Tally tally = new Tally();
    int atTwoThirds = 4 * channels * NODES;
    tally.conv(2, 1, 1, atTwoThirds, 128);
    tally.conv(2, 2, 1, 128, 768);
    tally.linear(768, classes);
    return tally.cost().parameters();
  }

  /** What a cell gives to those behind it. */
  private record Features(int side, int channels) {}

  private Cost cost(Tally tally, Features stem, Features input, int classes) {
    Features beforeLast = stem;
    Features last = input;
    int inside = channels;
    for (int cell = 0; cell < cells; cell++) {
      boolean reduces = reduces(cell);
      inside *= reduces ? 2 : 1;
      preprocess(tally, beforeLast, last, inside);
      int side = last.side();
      beforeLast = last;
      last = new Features(reduces ? (side + 1) / 2 : side, NODES * inside);
      addEdges(tally, reduces, side, inside);
    }
    tally.linear(last.channels(), classes);
    return tally.cost();
  }

  /** Both inputs get the cell's channels, and the one that is larger the other's size. */
  private static void preprocess(Tally tally, Features beforeLast, Features last, int inside) {
    if (beforeLast.side() > last.side()) {
      halve(tally, beforeLast.side(), beforeLast.channels(), inside);
    } else {
      tally.conv(beforeLast.side(), 1, 1, beforeLast.channels(), inside);
    }
    tally.conv(last.side(), 1, 1, last.channels(), inside);
  }

  private void addEdges(Tally tally, boolean reduces, int side, int inside) {
    for (Edge edge : reduces ? genotype.reduce() : genotype.normal()) {
      int stride = reduces && edge.from() < INPUTS ? 2 : 1;
      int before = reduces && edge.from() >= INPUTS ? (side + 1) / 2 : side;
      if (stride == 2 && edge.operation() == Operation.SKIP_CONNECT) {
        halve(tally, before, inside, inside);
      }
      addConvolutions(tally, edge.operation(), before, stride, inside);
    }
  }

  private static void addConvolutions(
      Tally tally, Operation operation, int before, int stride, int inside) {
    int side = before;
    for (int i = 0; i < operation.convolutions(); i++) {
      side = tally.bareDepthwise(side, operation.kernel(), i == 0 ? stride : 1, inside);
      tally.conv(side, 1, 1, inside, inside);
    }
  }

  /** A factorized reduction: two convolutions of every second pixel, side by side. */
  private static void halve(Tally tally, int side, int in, int out) {
    tally.bareConv(side, 1, 2, in, out / 2);
    tally.bareConv(side, 1, 2, in, out / 2);
    tally.normalise(out);
  }
}
