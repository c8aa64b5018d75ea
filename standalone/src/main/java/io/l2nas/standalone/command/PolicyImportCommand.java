package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.screen.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas policy import}: a file, for the searches of a team. */
@Command(
    name = "import",
    header = "Give a policy to a team, whose searches may begin with it.",
    footer = "  @|bold l2nas policy import cifar10.policy --team vision|@")
final class PolicyImportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TeamOption team;
  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "FILE", description = "What 'l2nas policy export' wrote.")
  private Path file;

  PolicyImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode imported = server.policies().add(team.name(), WarmStart.read("FILE", file));
    server.print(console, imported, () -> List.of(imported.path("digest").asText()));
    return 0;
  }
}
