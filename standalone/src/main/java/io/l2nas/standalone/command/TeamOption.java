package io.l2nas.standalone.command;

import picocli.CommandLine.Option;

/** Whose policies are meant. */
final class TeamOption {
  @Option(
      names = "--team",
      paramLabel = "TEAM",
      defaultValue = "default",
      description = "Whose they are (${DEFAULT-VALUE}).")
  private String team;

  String name() {
    return team;
  }
}
