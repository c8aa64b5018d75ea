package io.l2nas.standalone.command;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.ReplayCheck;
import io.l2nas.standalone.client.ReplayReport;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Facts;
import io.l2nas.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas replay}: proof that an experiment can be repeated. */
@Command(
    name = "replay",
    header = "Prove that an experiment can be repeated bit for bit.",
    description = {
      "Reads the recorded stream, rebuilds the agent and the history from it, and compares every"
          + " recorded action, every event and the trajectory hash with what they make of it. Either"
          + " store is enough: from Kafka no server is asked, and from the ledger no broker."
    },
    footer = {
      "  @|bold l2nas replay ID && echo repeatable|@",
      "  @|bold l2nas replay ID --from kafka --brokers kafka:9092|@"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--from",
      paramLabel = "STORE",
      order = 10,
      defaultValue = "ledger",
      description = "ledger, through the server; or kafka, from the brokers. Default: ledger.")
  private Store from;

  @Mixin private BrokerOptions brokers;
  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  private enum Store {
    LEDGER,
    KAFKA
  }

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReplayReport report = from == Store.KAFKA ? replayTopic() : replay(server.experiments());
    server.print(console, report, () -> lines(report, console.outStyle()));
    return (report.bitForBit() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private ReplayReport replay(Experiments experiments) throws InterruptedException {
    ReplayCheck check = ReplayCheck.against(ExperimentView.of(experiments.find(id)));
    experiments.forEachEvent(id, check::follow);
    return check.report();
  }

  private ReplayReport replayTopic() {
    List<ExperimentEvent> stream = brokers.topics().states(Set.of(id)).get(id);
    if (stream.isEmpty()) {
      throw new CommandException(
          ExitCode.REFUSED,
          "ID is '%s'; the topic %s has no such experiment"
              .formatted(id, Topic.STATES.topicName()));
    }
    ReplayCheck check = ReplayCheck.ofStream(id);
    stream.forEach(check::follow);
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
