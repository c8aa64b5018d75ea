package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.PolicyView;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Figures;
import io.l2nas.standalone.screen.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code l2nas policy list}: what the searches of a team may begin with. */
@Command(
    name = "list",
    header = "List the policies of a team, the newest first.",
    footer = "  @|bold l2nas policy list --json | jq -r '.items[0].digest'|@")
final class PolicyListCommand implements Callable<Integer> {
  /** As many digits as tell policies apart; any of them may be given to {@code --warm-start}. */
  private static final int SHOWN_DIGITS = 12;

  private final Console console;

  @Mixin private TeamOption team;
  @Mixin private ServerOptions server;

  PolicyListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode page = server.policies().list(team.name());
    server.print(console, page, () -> lines(PolicyView.ofPage(page)));
    return 0;
  }

  private List<String> lines(List<PolicyView> policies) {
    if (policies.isEmpty()) {
      return List.of(
          "team %s has no policy; export one with 'l2nas policy export ID --output FILE', then import it"
              .formatted(team.name()));
    }
    TextTable table =
        TextTable.of(
            List.of("policy", "space", "learned on", "metric", ">steps", ">best", "experiment"));
    for (PolicyView policy : policies) {
      table.row(
          List.of(
              policy.digest().substring(0, SHOWN_DIGITS),
              policy.space(),
              policy.evaluator(),
              policy.metric(),
              String.valueOf(policy.steps()),
              Figures.plain(policy.best()),
              policy.experiment()));
    }
    return table.lines(console.outStyle());
  }
}
