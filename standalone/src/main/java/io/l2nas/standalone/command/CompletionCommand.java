package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l2nas completion}: what the tab key needs. */
@Command(
    name = "completion",
    header = "Print a completion script for your shell.",
    footer = {
      "  @|bold source <(l2nas completion bash)|@",
      "  @|bold autoload -Uz compinit && compinit && source <(l2nas completion zsh)|@",
      "  @|bold l2nas completion fish > ~/.config/fish/completions/l2nas.fish|@"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell;

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    console
        .out()
        .print(
            switch (shell) {
              // Picocli's script is for both: in zsh it turns bash's completion on.
              case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
              case FISH -> FishCompletion.of(root);
            });
    console.out().flush();
    return 0;
  }
}
