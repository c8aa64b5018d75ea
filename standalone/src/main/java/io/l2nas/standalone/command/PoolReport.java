package io.l2nas.standalone.command;

import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.PoolView.Evaluator;
import io.l2nas.standalone.client.PoolView.Experiment;
import io.l2nas.standalone.client.PoolView.Running;
import io.l2nas.standalone.client.PoolView.Team;
import io.l2nas.standalone.client.QuarantineView;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import io.l2nas.standalone.watch.PoolLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A pool on a screen: how busy it is, what teams get, who waits and why, and who evaluates. */
final class PoolReport {
  private static final int BAR = 30;

  /** So many evaluators are shown before the screen is full of them. */
  private static final int EVALUATORS = 16;

  private final PoolView pool;
  private final int columns;
  private final Style style;

  PoolReport(PoolView pool, int columns, Style style) {
    this.pool = pool;
    this.columns = columns;
    this.style = style;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  " + style.bold("pool " + pool.pool()) + "  " + PoolLines.busy(pool, BAR, style));
    lines.add("  " + style.dim(PoolLines.outstanding(pool, style)));
    section(lines, teams());
    section(lines, waiting());
    section(lines, evaluators());
    section(lines, quarantined());
    return lines.stream().map(line -> style.cutDressed(line, columns)).toList();
  }

  private List<String> teams() {
    TextTable table =
        TextTable.of(
            List.of(
                "team",
                ">weight",
                ">slots",
                ">credits",
                ">in flight",
                ">limit",
                ">waiting",
                ">today",
                ">a day"));
    for (Team team : pool.teams()) {
      table.row(
          List.of(
              team.team(),
              Figures.plain(team.weight()),
              Figures.fixed(team.slots(), 1),
              String.valueOf(team.credits()),
              String.valueOf(team.inFlight()),
              team.maxInFlight() == null ? "" : String.valueOf(team.maxInFlight()),
              String.valueOf(team.waiting()),
              Figures.time(team.usedSeconds()),
              team.secondsPerDay() == null ? "" : Figures.time(team.secondsPerDay())));
    }
    return pool.teams().isEmpty() ? List.of() : table.lines(style);
  }

  private List<String> waiting() {
    TextTable table = TextTable.of(List.of("waits", ">actions", ">begun in", ">each takes", "why"));
    boolean any = false;
    for (Team team : pool.teams()) {
      for (Experiment experiment : team.experiments()) {
        if (experiment.explanation() != null) {
          any = true;
          table.row(waiting(experiment));
        }
      }
    }
    return any ? table.lines(style) : List.of();
  }

  private static List<String> waiting(Experiment experiment) {
    return List.of(
        experiment.experiment(),
        String.valueOf(experiment.waiting()),
        experiment.secondsUntilBegun() == null ? "?" : Figures.time(experiment.secondsUntilBegun()),
        experiment.meanSeconds() == null ? "?" : shortTime(experiment.meanSeconds()),
        experiment.explanation());
  }

  private List<String> evaluators() {
    TextTable table = TextTable.of(List.of("evaluator", "device", "does", ">step", ">for", "team"));
    pool.evaluators().stream()
        .limit(EVALUATORS)
        .forEach(
            evaluator -> {
              evaluator.running().forEach(running -> table.row(row(evaluator, running)));
              if (evaluator.running().size() < evaluator.slots()) {
                table.row(idle(evaluator));
              }
            });
    List<String> lines = new ArrayList<>();
    if (!pool.evaluators().isEmpty()) {
      lines.addAll(table.lines(style));
    }
    if (pool.evaluators().size() > EVALUATORS) {
      lines.add("  " + style.dim("and %d more".formatted(pool.evaluators().size() - EVALUATORS)));
    }
    return lines;
  }

  private List<String> quarantined() {
    List<Evaluator> held =
        pool.evaluators().stream().filter(evaluator -> evaluator.quarantine() != null).toList();
    if (held.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            QuarantineTable.lines(
                held.stream()
                    .map(
                        evaluator ->
                            new QuarantineView(
                                evaluator.id(),
                                evaluator.quarantine().since(),
                                evaluator.quarantine().reason()))
                    .toList(),
                columns,
                style));
    lines.add("  " + style.dim("mended? l2nas release " + held.get(0).id()));
    return lines;
  }

  private static List<String> row(Evaluator evaluator, Running running) {
    return List.of(
        evaluator.id(),
        evaluator.device(),
        running.experiment(),
        running.attempt() == 1
            ? String.valueOf(running.step())
            : "%d, attempt %d".formatted(running.step(), running.attempt()),
        Figures.time(running.seconds()),
        running.team() == null ? "" : running.team());
  }

  private static List<String> idle(Evaluator evaluator) {
    int free = evaluator.slots() - evaluator.running().size();
    String state =
        evaluator.state().equals("TAKING") ? "idle" : evaluator.state().toLowerCase(Locale.ROOT);
    return List.of(
        evaluator.id(),
        evaluator.device(),
        evaluator.slots() == 1
            ? state
            : "%d of %d slots %s".formatted(free, evaluator.slots(), state),
        "",
        "",
        "");
  }

  private static void section(List<String> lines, List<String> section) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
  }

  private static String shortTime(double seconds) {
    return seconds < 10 ? Figures.fixed(seconds, 2) + "s" : Figures.time(seconds);
  }
}
