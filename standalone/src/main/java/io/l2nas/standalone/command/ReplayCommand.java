package io.l2nas.standalone.command;

import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.ReplayCheck;
import io.l2nas.standalone.client.ReplayReport;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas replay}: proof that an experiment can be repeated. */
@Command(
    name = "replay",
    header = "Prove that an experiment can be repeated bit for bit.",
    description = {
      "Reads the recorded stream, rebuilds the agent and the history from it, and compares every"
          + " recorded action, every event and the trajectory hash with what they make of it."
    },
    footer = "  @|bold l2nas replay ID && echo repeatable|@")
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReplayReport report = replay(server.experiments());
    server.print(console, report, () -> lines(report, console.outStyle()));
    return (report.bitForBit() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private ReplayReport replay(Experiments experiments) throws InterruptedException {
    ReplayCheck check = new ReplayCheck(ExperimentView.of(experiments.find(id)));
    experiments.forEachEvent(id, check::follow);
    return check.report();
  }

  private static List<String> lines(ReplayReport report, Style style) {
    boolean actions = report.actionDifference() == null;
    boolean history = report.historyDifference() == null;
    boolean hash = report.trajectoryHash().equals(report.recordedHash());
    String compared = report.equalActions() + " of " + report.actions() + " bit for bit";
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        new Facts()
            .add("actions", verdict(actions, compared, style))
            .add(
                "history",
                verdict(
                    history, history ? "every event follows" : "an event does not follow", style))
            .add("hash", verdict(hash, hash ? "equal" : "not equal", style))
            .add("replayed", report.trajectoryHash())
            .add("recorded", report.recordedHash())
            .lines(style));
    if (report.refusedUpdates() > 0) {
      lines.add("  the agent refused " + report.refusedUpdates() + " updates of its networks");
    }
    if (!actions) {
      lines.add("  " + style.red(report.actionDifference()));
    }
    if (!history) {
      lines.add("  " + style.red(report.historyDifference()));
    }
    lines.add("");
    lines.add(
        report.bitForBit()
            ? "  " + style.green("the experiment can be repeated bit for bit")
            : "  " + style.red("what is recorded is not what this program does"));
    return lines;
  }

  private static String verdict(boolean good, String text, Style style) {
    return good ? style.green(text) : style.red(text);
  }
}
