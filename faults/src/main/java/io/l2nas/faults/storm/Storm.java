package io.l2nas.faults.storm;

import io.l2nas.faults.Progress;
import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Follows a search and kills as planned, until the search has ended. */
final class Storm {
  private static final double MILLIS = 1_000;

  private final Deployment deployment;
  private final Recoveries recoveries;
  private final Duration patience;
  private final List<Kill> planned;
  private final List<Due> due = new ArrayList<>();
  private int done;
  private int recorded = -1;

  private record Due(Kill kill, long at) {}

  /**
   * @param patience how long no step may be recorded
   */
  Storm(Deployment deployment, List<Kill> plan, Recoveries recoveries, Duration patience) {
    this.deployment = deployment;
    this.recoveries = recoveries;
    this.patience = patience;
    this.planned = new ArrayList<>(plan);
  }

  /** How many kills were not done before the search had ended. */
  int notDone() {
    return planned.size() + due.size();
  }

  /**
   * Returns when the search has ended.
   *
   * @throws IllegalStateException if it stands still
   */
  void rage(StateWatch watch) throws IOException {
    long lastStep = System.nanoTime();
    while (!watch.hasEnded()) {
      watch.look();
      long now = System.nanoTime();
      if (watch.steps() > recorded) {
        recorded = watch.steps();
        lastStep = now;
        tellRecovery(now);
        plan(now);
      }
      kill(now);
      if (now - lastStep > patience.toNanos()) {
        throw new IllegalStateException(
            "the search stands still at step %d, after %d kills".formatted(recorded, done));
      }
    }
  }

  private void tellRecovery(long now) {
    recoveries
        .recorded(recorded, now)
        .ifPresent(
            recovery ->
                Progress.say(
                    "step %d: the search goes on, %.1f s after it"
                        .formatted(recorded, recovery.toMillis() / MILLIS)));
  }

  private void plan(long now) {
    while (!planned.isEmpty() && planned.get(0).step() <= recorded) {
      Kill kill = planned.remove(0);
      due.add(new Due(kill, now + kill.delay().toNanos()));
    }
  }

  private void kill(long now) throws IOException {
    for (Iterator<Due> waiting = due.iterator(); waiting.hasNext(); ) {
      Due next = waiting.next();
      if (next.at() <= now && mayBeKilled(next.kill().victim())) {
        waiting.remove();
        recoveries.killed(next.kill().victim(), recorded, System.nanoTime());
        kill(next.kill());
        done++;
        Progress.say("step %d: kill %d, of the %s".formatted(recorded, done, next.kill().victim()));
      }
    }
  }

  /** Of the brokers one at a time, and a database only when there is one. */
  private boolean mayBeKilled(Victim victim) {
    return switch (victim) {
      case AGENT, EVALUATOR, HISTORY -> true;
      case BROKER -> deployment.brokers().areWhole();
      case DATABASE -> deployment.database().isBack();
    };
  }

  private void kill(Kill kill) throws IOException {
    switch (kill.victim()) {
      case AGENT -> deployment.service(Service.AGENT).kill();
      case EVALUATOR -> deployment.service(Service.EVALUATOR).kill();
      case HISTORY -> deployment.service(Service.HISTORY).kill();
      case BROKER ->
          deployment.brokers().kill(kill.which() % deployment.brokers().processes().size());
      case DATABASE -> deployment.database().kill();
    }
  }
}
