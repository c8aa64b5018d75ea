package io.l2nas.standalone.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code l2nas supernet}: teaches. */
@Command(
    name = "supernet",
    header = "Train one network that holds all architectures, to score with.",
    description = {
      "A supernet has weights for every operation of every architecture of a space. It is trained"
          + " once, a random architecture per step; after that a score takes no training, for"
          + " architectures inherit its weights. Supernets are kept in a folder and named by a"
          + " SHA-256 digest of all that they are."
    },
    footer = {
      "  @|bold l2nas supernet train|@",
      "  @|bold l2nas supernet list|@",
      "  @|bold l2nas search --supernet 3f9a --steps 1000|@"
    })
final class SupernetCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}
