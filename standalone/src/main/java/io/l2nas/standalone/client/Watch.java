package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.ProgressDisplay;
import java.time.Duration;

/** Looks at an experiment again and again until it has ended; a server may be away for a while. */
public final class Watch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Experiments experiments;

  /** Before the first answer there is no patience: the address may well be wrong. */
  private long lastSeen = System.nanoTime() - PATIENCE.toNanos();

  public Watch(Experiments experiments) {
    this.experiments = experiments;
  }

  /** Shows how far the experiment is, and returns it when it has ended. */
  public JsonNode untilEnd(String id, ProgressDisplay display) throws InterruptedException {
    while (true) {
      JsonNode json = look(id, display);
      ExperimentView view = ExperimentView.of(json);
      display.show(view.progress());
      if (view.status().isTerminal()) {
        return json;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private JsonNode look(String id, ProgressDisplay display) throws InterruptedException {
    while (true) {
      try {
        JsonNode json = experiments.find(id);
        lastSeen = System.nanoTime();
        return json;
      } catch (CommandException e) {
        boolean patient = System.nanoTime() - lastSeen < PATIENCE.toNanos();
        if (e.code() != ExitCode.UNREACHABLE || !patient) {
          throw e;
        }
        display.phase("the server does not answer; trying again");
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    }
  }
}
