package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Terminal;
import io.l2nas.standalone.search.Search;
import io.l2nas.standalone.search.Serving;
import io.l2nas.standalone.serve.LocalServing;
import io.l2nas.standalone.serve.StreamingSearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as the process does, and keeps what they say. */
final class Cli {
  private Terminal terminal = new Terminal(false, false, 80, 24, false, false);
  private Search streaming = new StreamingSearch();
  private Serving serving = new LocalServing();

  /** What came of a command. */
  record Run(int code, String out, String err) {}

  /** On a screen of that width, in Unicode and without colours. */
  Cli onScreen(int columns) {
    terminal = new Terminal(true, false, columns, 24, false, true);
    return this;
  }

  Cli with(Search search) {
    streaming = search;
    return this;
  }

  Cli with(Serving server) {
    serving = server;
    return this;
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal);
    int code = commandLine(console).execute(arguments);
    console.out().flush();
    console.err().flush();
    return new Run(code, out.toString(), err.toString());
  }

  CommandLine commandLine(Console console) {
    return new Commands(console, streaming, serving).commandLine();
  }
}
