package io.l2nas.standalone;

import io.l2nas.standalone.command.Commands;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.search.LocalServing;
import io.l2nas.standalone.search.StreamingSearch;

/** The process: arguments in, an exit code out. */
public final class L2nas {
  private L2nas() {}

  public static void main(String... arguments) {
    Console console = Console.ofProcess(System.getenv());
    int code =
        new Commands(console, new StreamingSearch(), new LocalServing())
            .commandLine()
            .execute(arguments);
    console.out().flush();
    console.err().flush();
    System.exit(code);
  }
}
