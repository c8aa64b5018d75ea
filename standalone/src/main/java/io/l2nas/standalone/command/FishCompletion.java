package io.l2nas.standalone.command;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandSpec root) {
    return root.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .flatMap(
            command ->
                Stream.of(
                        Stream.of(command(root, command)),
                        subcommands(root, command),
                        options(root, command))
                    .flatMap(lines -> lines))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String command(CommandSpec root, CommandSpec command) {
    return "complete -c %s -n __fish_use_subcommand -f -a %s -d %s"
        .formatted(root.name(), command.name(), quote(command.usageMessage().header()));
  }

  /** The commands of a command, each with its options. */
  private static Stream<String> subcommands(CommandSpec root, CommandSpec command) {
    return command.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .flatMap(
            sub ->
                Stream.concat(
                    Stream.of(
                        "complete -c %s -n '__fish_seen_subcommand_from %s' -f -a %s -d %s"
                            .formatted(
                                root.name(),
                                command.name(),
                                sub.name(),
                                quote(sub.usageMessage().header()))),
                    options(root, sub)));
  }

  private static Stream<String> options(CommandSpec root, CommandSpec command) {
    return command.options().stream()
        .map(
            option ->
                "complete -c %s -n '__fish_seen_subcommand_from %s' -l %s%s -d %s"
                    .formatted(
                        root.name(),
                        command.name(),
                        option.longestName().substring(2),
                        takesValue(option) ? " -r" : "",
                        quote(option.description())));
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private static String quote(String[] text) {
    return "'" + String.join(" ", text).replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
