package io.l2nas.standalone.command;

import io.l2nas.standalone.client.CheckReport;
import io.l2nas.standalone.client.CheckReport.Checked;
import io.l2nas.standalone.client.CheckReport.Wrong;
import io.l2nas.standalone.client.StoresCheck;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Style;
import io.l2nas.standalone.screen.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas check}: whether what was recorded is whole. */
@Command(
    name = "check",
    header = "Check that nothing recorded was lost, doubled or altered.",
    description = {
      "Reads what Kafka and the ledger have recorded of experiments, event by event, and compares the"
          + " stores with each other, with the outcomes that evaluators told, and with what agent and"
          + " history make of them. An experiment that goes on is checked as far as it is."
    },
    footer = "  @|bold l2nas check ID --brokers kafka:9092|@")
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private BrokerOptions brokers;
  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The experiments.")
  private List<String> ids;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    CheckReport report =
        new StoresCheck(server.experiments(), brokers.topics()).check(new LinkedHashSet<>(ids));
    server.print(console, report, () -> lines(report, console.outStyle()));
    return (report.sound() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private static List<String> lines(CheckReport report, Style style) {
    TextTable table =
        TextTable.of(List.of("experiment", ">states", ">ledger", ">evaluations", ">wrong"));
    report.experiments().forEach(checked -> table.row(row(checked)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(table.lines(style));
    for (Checked checked : report.experiments()) {
      for (Wrong wrong : checked.findings()) {
        lines.add("");
        lines.add(
            "  %s  %s, %s"
                .formatted(style.red(wrong.anomaly()), checked.experiment(), wrong.place()));
        lines.add("  " + wrong.message());
      }
    }
    lines.add("");
    lines.add(
        report.sound()
            ? "  " + style.green("nothing is lost, doubled, torn, misplaced or altered")
            : "  " + style.red("what is recorded is not whole"));
    return lines;
  }

  private static List<String> row(Checked checked) {
    return List.of(
        checked.experiment() + (checked.settled() ? "" : " (goes on)"),
        String.valueOf(checked.states()),
        String.valueOf(checked.ledger()),
        String.valueOf(checked.evaluations()),
        String.valueOf(checked.findings().size()));
  }
}
