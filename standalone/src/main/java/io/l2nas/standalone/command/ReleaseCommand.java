package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.client.QuarantineView;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas release}: an evaluator may evaluate again. */
@Command(
    name = "release",
    header = "Release an evaluator from quarantine, or list those that are there.",
    description = {
      "An evaluator that fails again and again at work that others complete takes nothing until it"
          + " is released. Mend it first: it comes back for the same failures."
    },
    footer = {"  @|bold l2nas release|@", "  @|bold l2nas release gpu-7|@"})
final class ReleaseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(
      paramLabel = "EVALUATOR",
      arity = "0..1",
      description = "The evaluator; without it those in quarantine are listed.")
  private String evaluator;

  ReleaseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Pools pools = server.pools();
    if (evaluator == null) {
      JsonNode page = pools.quarantine();
      server.print(console, page, () -> lines(page));
    } else {
      pools.release(evaluator);
      server.print(
          console, Map.of("released", evaluator), () -> List.of(evaluator + " is released"));
    }
    return 0;
  }

  private List<String> lines(JsonNode page) {
    List<QuarantineView> held =
        StreamSupport.stream(page.path("items").spliterator(), false)
            .map(QuarantineView::of)
            .toList();
    if (held.isEmpty()) {
      return List.of("nobody is in quarantine");
    }
    return QuarantineTable.lines(held, console.terminal().outColumns(), console.outStyle());
  }
}
