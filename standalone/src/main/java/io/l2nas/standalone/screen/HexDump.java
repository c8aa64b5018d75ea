package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes that are no text: sixteen on a line, where they begin, and what of them can be read. */
public final class HexDump {
  private static final int WIDTH = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** The first bytes, at most so many. */
  public static List<String> lines(byte[] bytes, int most) {
    List<String> lines = new ArrayList<>();
    int end = Math.min(bytes.length, most);
    for (int from = 0; from < end; from += WIDTH) {
      int to = Math.min(end, from + WIDTH);
      String hex = HEX.formatHex(bytes, from, to);
      lines.add("%06x  %-47s  %s".formatted(from, hex, readable(bytes, from, to)));
    }
    return lines;
  }

  private static String readable(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
