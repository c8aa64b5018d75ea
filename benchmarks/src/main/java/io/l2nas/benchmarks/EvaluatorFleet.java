package io.l2nas.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evaluators in processes of their own, that come and go. */
final class EvaluatorFleet implements AutoCloseable {
  private final LocalServer server;
  private final Map<String, EvaluatorProcess> evaluators = new LinkedHashMap<>();
  private Duration drain = Duration.ofSeconds(3);
  private int born;

  EvaluatorFleet(LocalServer server) {
    this.server = server;
  }

  /** How long those that join from now on let their evaluations end when they are told to stop. */
  void drainFor(Duration limit) {
    drain = limit;
  }

  /** Returns when one more takes work. */
  void join() throws IOException {
    born++;
    EvaluatorProcess evaluator = EvaluatorProcess.start("evaluator-" + born, server, drain);
    evaluators.put(evaluator.id(), evaluator);
  }

  int size() {
    return evaluators.size();
  }

  EvaluatorProcess member(String id) {
    return evaluators.get(id);
  }

  /** One that is going to be hurt. */
  EvaluatorProcess giveUp(String id) {
    return evaluators.remove(id);
  }

  /** The oldest is told to stop, but not this one; returns its exit code when it has. */
  int leave(String butNot) throws InterruptedException {
    String oldest =
        evaluators.keySet().stream().filter(id -> !id.equals(butNot)).findFirst().orElseThrow();
    EvaluatorProcess leaver = evaluators.remove(oldest);
    leaver.terminate();
    return leaver.awaitExit();
  }

  /** Whoever is here, perhaps busy with what was cancelled, is replaced by two that are idle. */
  void renew() throws IOException {
    close();
    join();
    join();
  }

  @Override
  public void close() {
    evaluators.values().forEach(EvaluatorProcess::kill);
    evaluators.clear();
  }
}
