package io.l2nas.standalone.command;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.core.experiment.LearnedPolicy;
import io.l2nas.core.experiment.TrajectoryDivergedException;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas policy export}: what a recorded search has learned, as a file. */
@Command(
    name = "export",
    header = "Write what a search has learned to a file.",
    description = {
      "Reads the recorded stream and learns it again, bit for bit, so every search that was ever"
          + " recorded has a policy. That of an l2nas agent alone: others learn nothing that could"
          + " be handed on."
    },
    footer = "  @|bold l2nas policy export ID --output cifar10.policy|@")
final class PolicyExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "The experiment.")
  private String id;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "Where to write. An older file is replaced once all is written.")
  private Path output;

  PolicyExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Policy policy = learn(server.experiments());
    OutputFile.write("--output", output, PolicyFile.write(policy));
    server.print(
        console, Map.of("digest", policy.digest(), "file", output), () -> List.of(policy.digest()));
    console.note("written: " + output);
    return 0;
  }

  private Policy learn(Experiments experiments) throws InterruptedException {
    LearnedPolicy learned = new LearnedPolicy();
    try {
      experiments.forEachEvent(id, learned::follow);
      return learned.policy();
    } catch (TrajectoryDivergedException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "what is recorded is not what this program does, so it cannot say what was learned: %s; 'l2nas replay %s' says more"
              .formatted(e.getMessage(), id),
          e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.REFUSED, e.getMessage(), e);
    }
  }
}
