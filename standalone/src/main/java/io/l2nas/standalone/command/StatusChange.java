package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.ExperimentView;
import io.l2nas.standalone.screen.Console;
import java.util.List;

/** What pause, resume and cancel have in common: all of it but the word. */
final class StatusChange {
  private StatusChange() {}

  static int of(String id, String action, ServerOptions server, Console console)
      throws InterruptedException {
    JsonNode changed = server.experiments().change(id, action);
    ExperimentView view = ExperimentView.of(changed);
    server.print(
        console,
        changed,
        () ->
            List.of(
                "%s is %s at step %d of %d"
                    .formatted(
                        view.id(),
                        ExperimentReport.status(view, console.outStyle()),
                        view.applied(),
                        view.steps())));
    return 0;
  }
}
