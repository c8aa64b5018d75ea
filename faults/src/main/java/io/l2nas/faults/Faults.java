package io.l2nas.faults;

import io.l2nas.faults.outage.Outage;
import io.l2nas.faults.points.CrashPoints;
import io.l2nas.faults.refusals.Refusals;
import io.l2nas.faults.restore.Restore;
import io.l2nas.faults.rolling.Rolling;
import io.l2nas.faults.storm.KillStorm;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code faults/run}: all ways to hurt the platform, by name. */
@Command(
    name = "faults/run",
    description =
        "Hurts l2nas on this machine and looks whether its promises hold. Results go to stdout as"
            + " Markdown; exit code 1 if one is broken.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      KillStorm.class,
      CrashPoints.class,
      Outage.class,
      Rolling.class,
      Restore.class,
      Refusals.class
    })
public final class Faults {
  private Faults() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Faults()).execute(arguments));
  }
}
