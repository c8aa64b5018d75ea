package io.l2nas.standalone.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command that was given, as it may be given again. */
final class CommandLineText {
  private CommandLineText() {}

  static String of(CommandSpec spec) {
    List<String> words = new ArrayList<>(List.of("./l2nas"));
    spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(CommandLineText::quoted)
        .forEach(words::add);
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
