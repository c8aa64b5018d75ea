package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.TokenRequest;
import io.l2nas.standalone.client.TokenView;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas token create}: a token that nobody had before. */
@Command(
    name = "create",
    header = "Make a token; it is shown this once, and the server keeps its hash alone.",
    description = {
      "A viewer reads what a team has. A member also submits for it, pauses, resumes, cancels and"
          + " imports policies. An evaluator reads how the pools stand and nothing else, which is"
          + " what an autoscaler needs. An admin does everything."
    },
    footer = {
      "  @|bold l2nas token create nightly --role member --team vision > nightly.token|@",
      "  @|bold l2nas token create autoscaler --role evaluator --days 365|@"
    })
final class TokenCreateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "NAME", description = "What it is for, in a few words.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "What whoever has it may do: viewer, member, evaluator or admin.")
  private String role;

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "In which team, for the roles viewer and member.")
  private String team;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long it is good; else until it is revoked.")
  private Integer days;

  TokenCreateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    TokenRequest request = Usage.valid(() -> new TokenRequest(name, role, team, days));
    JsonNode made = server.tokens().create(request);
    TokenView view = TokenView.of(made);
    server.print(console, made, () -> List.of(view.token()));
    console.note("this is %s; nobody can show it again".formatted(view.id()));
    return 0;
  }
}
