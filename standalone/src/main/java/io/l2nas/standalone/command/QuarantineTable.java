package io.l2nas.standalone.command;

import io.l2nas.standalone.client.QuarantineView;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import io.l2nas.standalone.screen.WordWrap;
import java.util.List;
import java.util.function.Function;

/** Who is in quarantine, since when, and why: a reason that is long takes several lines. */
final class QuarantineTable {
  private static final String WHY = "why";
  private static final int TO_THE_MINUTE = "2026-11-24T05:00".length();
  private static final int NARROWEST = 20;

  private QuarantineTable() {}

  /** The table, on lines of at most {@code columns}. */
  static List<String> lines(List<QuarantineView> held, int columns, Style style) {
    int room = columns - table(held, reason -> List.of("")).width() + WHY.length();
    return table(
            held,
            reason ->
                WordWrap.lines(List.of(reason.split(" ", -1)), Math.max(NARROWEST, room), " "))
        .lines(style);
  }

  private static TextTable table(
      List<QuarantineView> held, Function<String, List<String>> wrapped) {
    TextTable table = TextTable.of(List.of("in quarantine", "since", WHY));
    for (QuarantineView each : held) {
      String evaluator = each.evaluator();
      String since = each.since().substring(0, TO_THE_MINUTE).replace('T', ' ');
      for (String line : wrapped.apply(each.reason())) {
        table.row(List.of(evaluator, since, line));
        evaluator = "";
        since = "";
      }
    }
    return table;
  }
}
