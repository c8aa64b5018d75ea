package io.l2nas.standalone.screen;

import java.util.ArrayList;
import java.util.List;

/** Words on lines that are not wider than they may be; a word that is wider has a line alone. */
public final class WordWrap {
  private WordWrap() {}

  /**
   * At least one line.
   *
   * @param between what stands between words on a line
   */
  public static List<String> lines(List<String> words, int columns, String between) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() > 0 && line.length() + between.length() + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : between).append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
