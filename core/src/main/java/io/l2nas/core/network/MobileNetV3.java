package io.l2nas.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sub-network of Once-for-All MobileNetV3 (Cai et al., ICLR 2020).
 *
 * @param width the width of the super-network: 1.0 or 1.2
 * @param units the blocks of the five units
 */
public record MobileNetV3(double width, List<List<Block>> units) {
  private static final int UNITS = 5;
  private static final int MOST_BLOCKS = 4;
  private static final Pattern BLOCK = Pattern.compile("e([346])-k([357])");

  /** The channels of the units, as all others before they are multiplied by the width. */
  private static final int[] STAGES = {24, 40, 80, 112, 160};

  private static final int[] STRIDES = {2, 2, 2, 1, 2};
  private static final boolean[] SQUEEZES = {false, true, false, true, true};
  private static final boolean[] HARD_SWISHES = {false, false, true, true, true};
  private static final int FIRST = 16;
  private static final int LAST = 960;
  private static final int FEATURES = 1280;
  static final int CLASSES = 1000;

  /**
   * A searchable block.
   *
   * @param expand how many times as many channels it has inside
   * @param kernel the side of its depthwise convolution
   */
  public record Block(int expand, int kernel) {}

  public MobileNetV3 {
    if (units.size() != UNITS) {
      throw new IllegalArgumentException(
          "there are %d units; a network has %d".formatted(units.size(), UNITS));
    }
    units = units.stream().map(MobileNetV3::unit).toList();
  }

  private static List<Block> unit(List<Block> blocks) {
    if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "a unit has %d blocks; it may have from 1 to %d".formatted(blocks.size(), MOST_BLOCKS));
    }
    return List.copyOf(blocks);
  }

  /**
   * The network of a canonical text of the spaces {@code ofa-mbv3-…}, such as {@code w1.0 e3-k3
   * e4-k5 / …}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static MobileNetV3 of(String text) {
    if (!text.startsWith("w1.0 ") && !text.startsWith("w1.2 ")) {
      throw new IllegalArgumentException(
          "the network '%s' has no width; it must begin with w1.0 or w1.2".formatted(text));
    }
    List<List<Block>> units = new ArrayList<>();
    for (String unit : text.substring("w1.0 ".length()).split(" / ", -1)) {
      units.add(List.of(unit.split(" ", -1)).stream().map(MobileNetV3::block).toList());
    }
    return new MobileNetV3(Double.parseDouble(text.substring(1, 4)), units);
  }

  private static Block block(String text) {
    Matcher block = BLOCK.matcher(text);
    if (!block.matches()) {
      throw new IllegalArgumentException(
          "a block of the network is '%s'; it must be one such as e3-k5".formatted(text));
    }
    return new Block(Integer.parseInt(block.group(1)), Integer.parseInt(block.group(2)));
  }

  /**
   * Counts it by the rules of the super-network's own counter: squeeze-and-excitation included.
   *
   * @param resolution rows and columns of an image
   */
  public Cost cost(int resolution) {
    Tally tally = new Tally();
    List<PlacedBlock> blocks = blocks(resolution);
    tally.conv(resolution, 3, 2, 3, blocks.get(0).in());
    blocks.forEach(block -> add(tally, block));
    PlacedBlock last = blocks.get(blocks.size() - 1);
    tally.conv(last.outputSide(), 1, 1, last.out(), headChannels());
    tally.bareConv(1, 1, 1, headChannels(), features());
    tally.linear(features(), CLASSES);
    return tally.cost();
  }

  /** All its blocks in order, the first one, which nobody chooses, included. */
  List<PlacedBlock> blocks(int resolution) {
    List<PlacedBlock> blocks = new ArrayList<>();
    int channels = channels(FIRST);
    PlacedBlock last =
        new PlacedBlock((resolution + 1) / 2, channels, channels, 3, 1, channels, false, false);
    blocks.add(last);
    for (int unit = 0; unit < UNITS; unit++) {
      int stride = STRIDES[unit];
      for (Block block : units.get(unit)) {
        last =
            new PlacedBlock(
                last.outputSide(),
                last.out(),
                divisible(last.out() * block.expand()),
                block.kernel(),
                stride,
                channels(STAGES[unit]),
                SQUEEZES[unit],
                HARD_SWISHES[unit]);
        blocks.add(last);
        stride = 1;
      }
    }
    return blocks;
  }

  /** The channels behind the last block. */
  int headChannels() {
    return channels(LAST);
  }

  /** The features from which the classes are told. */
  int features() {
    return channels(FEATURES);
  }

  private static void add(Tally tally, PlacedBlock block) {
    if (block.widens()) {
      tally.conv(block.side(), 1, 1, block.in(), block.inside());
    }
    int side = tally.depthwise(block.side(), block.kernel(), block.stride(), block.inside());
    if (block.squeezes()) {
      int squeezed = divisible(block.inside() / 4);
      tally.linear(block.inside(), squeezed);
      tally.linear(squeezed, block.inside());
    }
    tally.conv(side, 1, 1, block.inside(), block.out());
  }

  private int channels(int ofWidthOne) {
    return divisible(ofWidthOne * width);
  }

  /** The nearest multiple of 8, but not less than nine tenths of the channels. */
  private static int divisible(double channels) {
    int nearest = Math.max(8, (int) (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
