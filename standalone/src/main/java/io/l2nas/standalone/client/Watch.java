package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import java.time.Duration;

/** Looks at an experiment again and again until it has ended; a server may be away for a while. */
public final class Watch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Experiments experiments;
  private final Duration betweenLooks;
  private final Duration patience;
  private long lastSeen;

  public Watch(Experiments experiments) {
    this(experiments, BETWEEN_LOOKS, PATIENCE);
  }

  Watch(Experiments experiments, Duration betweenLooks, Duration patience) {
    this.experiments = experiments;
    this.betweenLooks = betweenLooks;
    this.patience = patience;
    // Before the first answer there is no patience: the address may well be wrong.
    this.lastSeen = System.nanoTime() - patience.toNanos();
  }

  /** Shows how far the experiment is, and returns it when it has ended. */
  public JsonNode untilEnd(String id, ProgressDisplay<SearchProgress> display)
      throws InterruptedException {
    while (true) {
      JsonNode json = look(id, display);
      ExperimentView view = ExperimentView.of(json);
      display.show(view.progress());
      if (view.status().isTerminal()) {
        return json;
      }
      Thread.sleep(betweenLooks.toMillis());
    }
  }

  private JsonNode look(String id, ProgressDisplay<SearchProgress> display)
      throws InterruptedException {
    boolean said = false;
    while (true) {
      try {
        JsonNode json = experiments.find(id);
        lastSeen = System.nanoTime();
        return json;
      } catch (CommandException e) {
        boolean patient = System.nanoTime() - lastSeen < patience.toNanos();
        if (e.code() != ExitCode.UNREACHABLE || !patient) {
          throw e;
        }
        if (!said) {
          display.phase("the server does not answer; trying again");
          said = true;
        }
        Thread.sleep(betweenLooks.toMillis());
      }
    }
  }
}
