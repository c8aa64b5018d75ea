package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.standalone.command.Cli.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final Cli cli = new Cli().onScreen(80);

  @Test
  void theHelpOfAllTeaches() {
    // When
    Run run = cli.run("--help");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            """
            With a server
              submit        Hand a search to a server.
              list          List the experiments of a server.
            """)
        .contains(
            """
            Exit codes
              0     it is done
              1     the search or experiment failed, or a replay or check did not come out
              2     bad usage: an option or a value that is not valid
              3     a file is missing or cannot be used
              4     no server answers
              5     the server refused
              6     the experiment was cancelled
              70    a fault of l2nas itself
              130   interrupted, for instance by Ctrl-C
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search",
        "supernet",
        "compare",
        "paper",
        "up",
        "submit",
        "list",
        "show",
        "watch",
        "pause",
        "resume",
        "cancel",
        "pool",
        "teams",
        "team",
        "release",
        "token",
        "dead-letters",
        "top",
        "pareto",
        "steps",
        "export",
        "replay",
        "check",
        "completion",
        "help"
      })
  void everyCommandSaysWhatItIsForInOneLine(String command) {
    // When
    Run help = cli.run(command, "--help");

    // Then
    assertThat(help.code()).isZero();
    assertThat(help.out().lines().findFirst().orElseThrow()).matches("[A-Z].*\\.");
    assertThat(help.out()).contains("\nUsage  l2nas " + command).contains("\nExit codes\n");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(cli.run("help", command).out()).isEqualTo(help.out());
    assertThat(cli.run("help").out()).contains("  " + command + " ");
  }

  @Test
  void theDefaultsThatTheHelpTellsAreTheDefaults() {
    // Given
    ExperimentRequest defaults = ExperimentRequest.of("m").build();

    // When
    String help = cli.run("submit", "--help").out().replaceAll("\\s+", " ");

    // Then
    Map.ofEntries(
            Map.entry("--steps=N", "(" + defaults.steps() + ")"),
            Map.entry("--max-failures=N", "(" + defaults.maxFailures() + ")"),
            Map.entry("--max-attempts=N", "(" + defaults.maxAttempts() + ")"),
            Map.entry("--timeout=TIME", "(1d)"),
            Map.entry("--max-architectures=N", "(no limit)"),
            Map.entry("--max-evaluation-time=TIME", "(no limit)"),
            Map.entry("--max-time=TIME", "(no limit)"),
            Map.entry("--reuse=SCOPE", defaults.reuse() + " (the default)"),
            Map.entry("--evaluator-version=VERSION", "(" + defaults.evaluatorVersion() + ")"),
            Map.entry("--priority=N", "(" + defaults.priority() + ")"),
            Map.entry("--seed=S", "(" + defaults.seed() + ")"),
            Map.entry("--parallelism=P", "(" + defaults.parallelism() + "; 4 where"),
            Map.entry("--top-k=K", "(" + defaults.topK() + ")"),
            Map.entry("--agent=NAME", defaults.agent() + " (the default)"),
            Map.entry("--reward=NAME", defaults.reward() + " (Eq. 3, the default)"),
            Map.entry("--space=SPACE", "(" + defaults.space() + ", the default)"),
            Map.entry("--team=NAME", "(" + defaults.team() + ")"),
            Map.entry("--pool=NAME", "(" + defaults.pool() + ")"))
        .forEach(
            (option, value) ->
                assertThat(help).containsPattern(quote(option) + "[^=]*" + quote(value)));
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(cli.run().out()).isEqualTo(cli.run("--help").out());
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(cli.run("--version").out()).matches("l2nas \\d+\\.\\d+\\S* on Java \\d+.*\n");
  }

  @Test
  void helpOfACommandThatDoesNotExist() {
    Run run = cli.run("help", "dance");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no command 'dance'; there are search, compare, paper, supernet, up");
  }

  @Test
  void completionIsThereForThreeShells() {
    for (String shell : List.of("bash", "zsh")) {
      assertThat(cli.run("completion", shell).out())
          .contains("complete -F _complete_l2nas")
          .contains("--parallelism");
    }
    assertThat(cli.run("completion", "fish").out())
        .contains(
            "complete -c l2nas -n __fish_use_subcommand -f -a replay -d 'Prove that an experiment"
                + " can be repeated bit for bit.'")
        .contains("complete -c l2nas -n '__fish_seen_subcommand_from search' -l steps -r -d");
    assertThat(cli.run("completion", "tcsh").code()).isEqualTo(2);
  }

  private static String quote(String text) {
    return java.util.regex.Pattern.quote(text);
  }
}
