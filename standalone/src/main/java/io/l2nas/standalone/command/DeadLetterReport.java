package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.DeadLetterView;
import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.HexDump;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.WordWrap;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Dead letters as people read them. What stands in them was written by anybody: it cannot move the
 * cursor, nor do anything else to the terminal.
 */
final class DeadLetterReport {
  private static final String MARGIN = "  ";
  private static final String BENEATH = "    ";
  private static final int TO_THE_MINUTE = "2026-11-24T05:00".length();
  private static final int TO_THE_SECOND = "2026-11-24T05:00:00".length();
  private static final int NARROWEST = 20;
  private static final int SHOWN_TEXT = 4_000;
  private static final int SHOWN_BYTES = 256;

  private DeadLetterReport() {}

  /** Two lines or more for each: which, when and how long, and beneath that why. */
  static List<String> list(List<DeadLetterView> letters, int columns, Style style) {
    int widest = letters.stream().mapToInt(letter -> letter.id().length()).max().orElse(0);
    int longest = letters.stream().mapToInt(letter -> size(letter).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (DeadLetterView letter : letters) {
      String id = harmless(letter.id());
      String size = size(letter);
      lines.add(
          MARGIN
              + style.bold(id)
              + " ".repeat(widest - id.length() + MARGIN.length())
              + minute(letter.buriedAt())
              + " ".repeat(longest - size.length() + MARGIN.length())
              + size
              + (letter.redrivenAt() == null ? "" : MARGIN + style.green("sent again")));
      wrapped(letter.reason(), columns - BENEATH.length())
          .forEach(line -> lines.add(BENEATH + line));
    }
    return lines;
  }

  /** All of one, as the server shows it. */
  static List<String> one(JsonNode shown, int columns, Style style) {
    DeadLetterView letter = DeadLetterView.of(shown.path("letter"));
    byte[] kept = Base64.getDecoder().decode(shown.path("base64").asText());
    List<String> lines = new ArrayList<>(List.of("", MARGIN + style.bold(harmless(letter.id()))));
    wrapped(letter.reason(), columns - MARGIN.length())
        .forEach(line -> lines.add(MARGIN + style.yellow(line)));
    lines.add("");
    lines.addAll(
        new Facts()
            .add("buried", second(letter.buriedAt()))
            .add("sent again", letter.redrivenAt() == null ? "no" : second(letter.redrivenAt()))
            .add("key", letter.key() == null ? "none" : harmless(letter.key()))
            .add("size", size(letter))
            .lines(style));
    lines.add("");
    lines.addAll(content(shown.path("text"), kept, style));
    return lines;
  }

  private static List<String> content(JsonNode text, byte[] kept, Style style) {
    List<String> lines = new ArrayList<>();
    if (kept.length == 0) {
      return lines;
    }
    boolean readable = text.isTextual();
    if (readable) {
      String all = text.asText();
      String start = all.substring(0, Math.min(SHOWN_TEXT, all.length()));
      start.lines().forEach(line -> lines.add(MARGIN + harmless(line)));
    } else {
      HexDump.lines(kept, SHOWN_BYTES).forEach(line -> lines.add(MARGIN + line));
    }
    if (readable ? text.asText().length() > SHOWN_TEXT : kept.length > SHOWN_BYTES) {
      lines.add(MARGIN + style.dim("that is the beginning; --json has what is kept"));
    }
    return lines;
  }

  private static List<String> wrapped(String text, int columns) {
    return WordWrap.lines(
        List.of(harmless(text).split(" ", -1)), Math.max(NARROWEST, columns), " ");
  }

  private static String size(DeadLetterView letter) {
    return letter.bytes() + (letter.bytes() == 1 ? " byte" : " bytes");
  }

  private static String minute(String time) {
    return time.substring(0, TO_THE_MINUTE).replace('T', ' ');
  }

  private static String second(String time) {
    return time.substring(0, TO_THE_SECOND).replace('T', ' ');
  }

  private static String harmless(String text) {
    return text.replaceAll("\\p{Cntrl}|[\\x{80}-\\x{9f}]|\\p{Cf}|\\p{Cs}", "\uFFFD");
  }
}
