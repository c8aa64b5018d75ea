package io.l2nas.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code l2nas policy}: what one search has learned, for another to begin with. */
@Command(
    name = "policy",
    header = "What a search has learned, for others to begin with.",
    description = {
      "A policy is what the agent of a search has learned: the weights of its two networks, and where"
          + " they come from. Another search of the same space, on other data, begins with it:"
          + " 'l2nas search --warm-start FILE', 'l2nas submit --warm-start FILE'."
    },
    footer = {
      "  @|bold l2nas policy export ID --output cifar10.policy|@",
      "  @|bold l2nas submit --metric cifar100_valid --acc-env 0.73 --warm-start cifar10.policy|@"
    })
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
  }
}
