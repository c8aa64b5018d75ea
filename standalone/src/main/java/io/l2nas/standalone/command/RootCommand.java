package io.l2nas.standalone.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code l2nas} without a command: teaches. */
@Command(
    name = "l2nas",
    header = "l2nas, a streaming platform for neural architecture search.",
    description = {
      "An agent proposes architectures, evaluators score them, and the best ones tell the agent"
          + " where to look next."
    },
    versionProvider = Version.class,
    footer = {
      "  A search on this machine, from nothing to a result:",
      "    @|bold l2nas search --table nasbench201.tsv.gz --metric cifar10_valid|@",
      "  A server, and a search handed to it from another shell:",
      "    @|bold l2nas up --table nb201=nasbench201.tsv.gz|@",
      "    @|bold l2nas submit --metric cifar10_valid --watch|@",
      "",
      "  @|bold l2nas COMMAND --help|@ tells more, with examples."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 98,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--verbose",
      order = 99,
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 100,
      description = "Show the version.")
  boolean version;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }

  boolean verbose() {
    return verbose;
  }
}
