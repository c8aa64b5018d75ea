package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Watch;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import io.l2nas.standalone.screen.Shorthand;
import io.l2nas.standalone.watch.ExperimentScreen;

/** Follows an experiment on the screen, then prints how it ended. */
final class Following {
  private final Console console;
  private final Experiments experiments;
  private final ServerOptions server;

  Following(Console console, Experiments experiments, ServerOptions server) {
    this.console = console;
    this.experiments = experiments;
    this.server = server;
  }

  /** The exit code tells how it ended. */
  int untilEnd(String id) throws InterruptedException {
    JsonNode ended = watch(id);
    ExperimentView view = ExperimentView.of(ended);
    server.print(console, ended, () -> ExperimentReport.lines(view, console.outStyle()));
    return ExitCode.of(view.status()).number();
  }

  private JsonNode watch(String id) throws InterruptedException {
    ExperimentView view = ExperimentView.of(experiments.find(id));
    try (ProgressDisplay<SearchProgress> display = display(view);
        Interruption interruption =
            Interruption.announce(
                console,
                display,
                () -> "; experiment %s goes on: l2nas watch %s".formatted(id, id))) {
      return new Watch(experiments).untilEnd(id, display);
    }
  }

  /** A screen for whoever looks at one; a line now and then for a script. */
  private ProgressDisplay<SearchProgress> display(ExperimentView view) {
    return console.terminal().stdout() && !server.json()
        ? new ExperimentScreen(experiments, server.pools(), view, console)
        : ProgressDisplay.ofSearch(console, Shorthand.of(view.spec().space()));
  }
}
