package io.l2nas.standalone.command;

import io.l2nas.standalone.client.QuarantineView;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import java.util.List;

/** Who is in quarantine, since when, and why. */
final class QuarantineTable {
  private static final int TO_THE_MINUTE = "2026-11-24T05:00".length();

  private QuarantineTable() {}

  static List<String> lines(List<QuarantineView> held, Style style) {
    TextTable table = TextTable.of(List.of("in quarantine", "since", "why"));
    held.forEach(
        each ->
            table.row(
                List.of(
                    each.evaluator(),
                    each.since().substring(0, TO_THE_MINUTE).replace('T', ' '),
                    each.reason())));
    return table.lines(style);
  }
}
