package io.l2nas.standalone;

import io.l2nas.standalone.command.Commands;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.serve.LocalServing;
import io.l2nas.standalone.serve.StreamingSearch;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process: arguments in, an exit code out. */
@QuarkusMain
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
