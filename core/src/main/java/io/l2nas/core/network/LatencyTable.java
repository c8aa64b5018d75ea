package io.l2nas.core.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the parts of Once-for-All's MobileNetV3 take on some device. They run one after the
 * other, so a network takes their sum.
 *
 * <p>It is given as lines of three columns separated by tabs, {@code resolution block mean_ms},
 * with a header. The blocks are named as in the tables of Once-for-All.
 */
public final class LatencyTable {
  private static final String HEADER = "resolution\tblock\tmean_ms";

  private final Map<Integer, Map<String, Double>> milliseconds = new TreeMap<>();

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if it is none; the message says which line, and why
   */
  public LatencyTable(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException(
          "line 1 must be the columns resolution, block and mean_ms, separated by tabs");
    }
    for (int i = 1; i < lines.size(); i++) {
      add(i + 1, lines.get(i).split("\t", -1));
    }
  }

  private void add(int line, String[] cells) {
    if (cells.length != 3) {
      throw new IllegalArgumentException(
          "line %d has %d columns; it must have 3".formatted(line, cells.length));
    }
    Double before =
        milliseconds
            .computeIfAbsent(resolution(line, cells[0]), unknown -> new HashMap<>())
            .put(cells[1], time(line, cells[2]));
    if (before != null) {
      throw new IllegalArgumentException(
          "line %d: '%s' is there twice at resolution %s".formatted(line, cells[1], cells[0]));
    }
  }

  private static int resolution(int line, String cell) {
    try {
      return Integer.parseInt(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "line %d: the resolution '%s' is no whole number such as 224".formatted(line, cell), e);
    }
  }

  private static double time(int line, String cell) {
    double time;
    try {
      time = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      time = Double.NaN;
    }
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "line %d: the time '%s' is no number such as 0.99".formatted(line, cell));
    }
    return time;
  }

  /**
   * How long a network takes for one image.
   *
   * @param resolution rows and columns of the image
   * @throws IllegalArgumentException if a part of it is not in the table
   */
  public double milliseconds(MobileNetV3 network, int resolution) {
    Map<String, Double> known = milliseconds.getOrDefault(resolution, Map.of());
    double sum = 0;
    for (String part : parts(network, resolution)) {
      if (!known.containsKey(part)) {
        throw new IllegalArgumentException(
            "there is no '%s' at resolution %d; the resolutions are %s"
                .formatted(part, resolution, milliseconds.keySet()));
      }
      sum += known.get(part);
    }
    return sum;
  }

  private static List<String> parts(MobileNetV3 network, int resolution) {
    List<PlacedBlock> blocks = network.blocks(resolution);
    PlacedBlock first = blocks.get(0);
    PlacedBlock last = blocks.get(blocks.size() - 1);
    String images = shape(resolution, 3);
    String end = shape(last.outputSide(), last.out());
    String head = shape(last.outputSide(), network.headChannels());
    String mean = shape(1, network.headChannels());
    String features = shape(1, network.features());
    List<String> parts = new ArrayList<>();
    parts.add(part("Conv", images, shape(first.side(), first.in())));
    blocks.forEach(block -> parts.add(part(block)));
    parts.add(part("Conv_1", end, head));
    parts.add(part("AvgPool2D", head, mean));
    parts.add(part("Conv_2", mean, features));
    parts.add(part("Logits", features, String.valueOf(MobileNetV3.CLASSES)));
    return parts;
  }

  private static String part(PlacedBlock block) {
    return part(
            "expanded_conv",
            shape(block.side(), block.in()),
            shape(block.outputSide(), block.out()))
        + "-expand:%d-kernel:%d-stride:%d-idskip:%d-se:%d-hs:%d"
            .formatted(
                block.inside(),
                block.kernel(),
                block.stride(),
                digit(block.hasShortcut()),
                digit(block.squeezes()),
                digit(block.hardSwish()));
  }

  private static String part(String kind, String input, String output) {
    return kind + "-input:" + input + "-output:" + output;
  }

  private static String shape(int side, int channels) {
    return side + "x" + side + "x" + channels;
  }

  private static int digit(boolean flag) {
    return flag ? 1 : 0;
  }
}
