package io.l2nas.standalone.command;

import io.l2nas.core.learning.LearnerUnavailableException;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says on stderr why a command failed, in one line, and where help is; the stack trace only with
 * {@code --verbose}. Stdout is left alone.
 */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  FailureReport(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    String message =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : failure.getMessage();
    return report(failure.getCommandLine(), ExitCode.USAGE, message, failure);
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    String argument = failure.getUnmatched().get(0);
    boolean root = failure.getCommandLine().getParent() == null;
    String kind = argument.startsWith("-") ? "option" : root ? "command" : "argument";
    List<String> near = failure.getSuggestions();
    return "there is no %s '%s'%s"
        .formatted(
            kind,
            argument,
            near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    if (failure instanceof CommandException expected) {
      return report(line, expected.code(), expected.getMessage(), failure);
    }
    if (failure instanceof LearnerUnavailableException) { // Only who makes networks finds out.
      return report(line, ExitCode.USAGE, failure.getMessage(), failure);
    }
    if (failure instanceof InterruptedException) {
      return report(line, ExitCode.INTERRUPTED, "interrupted", failure);
    }
    return report(
        line, ExitCode.BUG, failure + "; this is a fault of l2nas, --verbose shows where", failure);
  }

  private int report(CommandLine line, ExitCode code, String message, Exception failure) {
    String name = line.getCommandSpec().qualifiedName();
    console.err().println(console.errStyle().red(name + ": ") + message);
    if (code == ExitCode.USAGE) {
      console.note("'" + name + " --help' shows what is possible");
    }
    if (verbose(line)) {
      failure.printStackTrace(console.err());
    }
    console.err().flush();
    return code.number();
  }

  private static boolean verbose(CommandLine line) {
    RootCommand root = line.getCommandSpec().root().commandLine().getCommand();
    return root.verbose();
  }
}
