package io.l2nas.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code l2nas token}: what scripts sign in with. */
@Command(
    name = "token",
    header = "Tokens with which scripts sign in at a server.",
    description = {
      "An administrator makes them, with a role and, for the roles viewer and member, in a team. All"
          + " commands that talk to a server take one: --token-file FILE, or $L2NAS_TOKEN."
    },
    footer = {
      "  @|bold l2nas token create nightly --role member --team vision > nightly.token|@",
      "  @|bold l2nas list --token-file nightly.token|@"
    })
final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
  }
}
