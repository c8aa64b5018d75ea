package io.l2nas.standalone.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of commands in the help of {@code l2nas}, under headings that say what they are for. */
final class CommandSections {
  private static final Map<String, List<String>> SECTIONS = sections();

  private CommandSections() {}

  /** The same help with the list of commands in sections. */
  static Map<String, IHelpSectionRenderer> in(Map<String, IHelpSectionRenderer> help) {
    Map<String, IHelpSectionRenderer> changed = new HashMap<>(help);
    changed.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandSections::render);
    changed.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, root -> "");
    return changed;
  }

  private static String render(Help root) {
    Map<String, CommandLine> commands = root.commandSpec().subcommands();
    if (root.commandSpec().parent() != null) {
      return commands.isEmpty()
          ? ""
          : root.createHeading("%n@|bold Commands|@%n")
              + list(root, List.copyOf(commands.keySet()), commands);
    }
    StringBuilder text = new StringBuilder();
    SECTIONS.forEach(
        (title, names) -> {
          text.append(root.createHeading("%n@|bold " + title + "|@%n"));
          text.append(list(root, names, commands));
        });
    return text.toString();
  }

  private static String list(Help root, List<String> names, Map<String, CommandLine> commands) {
    Help.TextTable table =
        Help.TextTable.forColumns(
            root.colorScheme(),
            new Help.Column(14, 2, Help.Column.Overflow.SPAN),
            new Help.Column(
                root.commandSpec().usageMessage().width() - 14, 2, Help.Column.Overflow.WRAP));
    for (String name : names) {
      table.addRowValues(
          root.colorScheme().commandText(name),
          root.colorScheme().text(commands.get(name).getHelp().header().strip()));
    }
    return table.toString();
  }

  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put("On this machine", List.of("search", "supernet", "compare", "paper", "up"));
    sections.put(
        "With a server", List.of("submit", "list", "show", "watch", "pause", "resume", "cancel"));
    sections.put("A pool and its teams", List.of("pool", "teams", "team", "release"));
    sections.put("Who may come in", List.of("token"));
    sections.put("What came out", List.of("top", "pareto", "steps", "export", "replay"));
    sections.put("From one search to the next", List.of("policy"));
    sections.put("What went wrong", List.of("check", "dead-letters"));
    sections.put("The command itself", List.of("completion", "help"));
    return sections;
  }
}
