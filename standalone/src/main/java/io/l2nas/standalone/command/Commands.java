package io.l2nas.standalone.command;

import static io.l2nas.standalone.exit.ExitCode.BUG;
import static io.l2nas.standalone.exit.ExitCode.CANCELLED;
import static io.l2nas.standalone.exit.ExitCode.FAILED;
import static io.l2nas.standalone.exit.ExitCode.INPUT;
import static io.l2nas.standalone.exit.ExitCode.INTERRUPTED;
import static io.l2nas.standalone.exit.ExitCode.OK;
import static io.l2nas.standalone.exit.ExitCode.REFUSED;
import static io.l2nas.standalone.exit.ExitCode.UNREACHABLE;
import static io.l2nas.standalone.exit.ExitCode.USAGE;

import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.search.Search;
import io.l2nas.standalone.search.Serving;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Builds the tree of commands: every command with what it needs, and its exit codes. */
public final class Commands {
  private static final int WIDEST_HELP = 100;

  private final Console console;
  private final Search streaming;
  private final Serving serving;

  /**
   * @param streaming runs a search through broker and database
   * @param serving runs a server
   */
  public Commands(Console console, Search streaming, Serving serving) {
    this.console = console;
    this.streaming = streaming;
    this.serving = serving;
  }

  /** The command line, ready to execute. */
  public CommandLine commandLine() {
    CommandLine root = new CommandLine(new RootCommand());
    add(root, new SearchCommand(console, streaming), FAILED, CANCELLED, INPUT, INTERRUPTED);
    add(root, new CompareCommand(console), FAILED, INPUT, INTERRUPTED);
    add(root, new PaperCommand(console), FAILED, INPUT, INTERRUPTED);
    CommandLine supernet = add(root, new SupernetCommand());
    add(supernet, new SupernetTrainCommand(console), FAILED, INPUT, INTERRUPTED);
    add(supernet, new SupernetListCommand(console), INPUT);
    add(supernet, new SupernetAddCommand(console), INPUT);
    add(root, new UpCommand(console, serving), INPUT, INTERRUPTED);
    add(root, new SubmitCommand(console), FAILED, CANCELLED, INPUT, UNREACHABLE, REFUSED);
    add(root, new ListCommand(console), UNREACHABLE, REFUSED);
    add(root, new ShowCommand(console), UNREACHABLE, REFUSED);
    add(root, new WatchCommand(console), FAILED, CANCELLED, UNREACHABLE, REFUSED, INTERRUPTED);
    add(root, new PoolCommand(console), UNREACHABLE, REFUSED, INTERRUPTED);
    add(root, new TeamsCommand(console), UNREACHABLE, REFUSED);
    add(root, new TeamCommand(console), UNREACHABLE, REFUSED);
    add(root, new ReleaseCommand(console), UNREACHABLE, REFUSED);
    add(root, new DeadLettersCommand(console), UNREACHABLE, REFUSED);
    add(root, new TopCommand(console), UNREACHABLE, REFUSED);
    add(root, new ParetoCommand(console), UNREACHABLE, REFUSED);
    add(root, new StepsCommand(console), UNREACHABLE, REFUSED);
    add(root, new PauseCommand(console), UNREACHABLE, REFUSED);
    add(root, new ResumeCommand(console), UNREACHABLE, REFUSED);
    add(root, new CancelCommand(console), UNREACHABLE, REFUSED);
    add(root, new ExportCommand(console), INPUT, UNREACHABLE, REFUSED);
    add(root, new ReplayCommand(console), FAILED, UNREACHABLE, REFUSED);
    add(root, new CheckCommand(console), FAILED, UNREACHABLE, REFUSED);
    CommandLine policy = add(root, new PolicyCommand());
    add(policy, new PolicyExportCommand(console), FAILED, INPUT, UNREACHABLE, REFUSED);
    add(policy, new PolicyImportCommand(console), INPUT, UNREACHABLE, REFUSED);
    add(policy, new PolicyListCommand(console), UNREACHABLE, REFUSED);
    CommandLine token = add(root, new TokenCommand());
    add(token, new TokenCreateCommand(console), UNREACHABLE, REFUSED);
    add(token, new TokenListCommand(console), UNREACHABLE, REFUSED);
    add(token, new TokenRevokeCommand(console), UNREACHABLE, REFUSED);
    add(root, new CompletionCommand(console));
    add(root, new HelpCommand(console));
    describe(root, EnumSet.allOf(ExitCode.class));
    root.setHelpSectionMap(CommandSections.in(root.getHelpSectionMap()));
    return dressed(root);
  }

  private static CommandLine add(CommandLine parent, Object command, ExitCode... codes) {
    CommandLine line = new CommandLine(command);
    Set<ExitCode> all = EnumSet.of(OK, USAGE, BUG);
    all.addAll(Arrays.asList(codes));
    if (all.contains(UNREACHABLE)) {
      // What talks to a server may have its token from a file.
      all.add(INPUT);
    }
    describe(line, all);
    parent.addSubcommand(line);
    return line;
  }

  /** What the help of every command has in common. */
  private static void describe(CommandLine line, Set<ExitCode> codes) {
    Map<String, String> meanings = new LinkedHashMap<>();
    codes.forEach(code -> meanings.put(String.valueOf(code.number()), code.meaning()));
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage
        .synopsisHeading("%n@|bold Usage|@  ")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .descriptionHeading("%n")
        .parameterListHeading("%n@|bold Arguments|@%n")
        .optionListHeading("%n@|bold Options|@%n")
        .exitCodeListHeading("%n@|bold Exit codes|@%n")
        .exitCodeList(meanings);
    if (usage.footer().length > 0) {
      usage.footerHeading("%n@|bold Examples|@%n");
    }
  }

  private CommandLine dressed(CommandLine root) {
    FailureReport failures = new FailureReport(console);
    return root.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.outStyle().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.min(WIDEST_HELP, console.terminal().columns()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }
}
