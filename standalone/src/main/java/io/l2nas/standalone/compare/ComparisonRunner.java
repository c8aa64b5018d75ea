package io.l2nas.standalone.compare;

import io.l2nas.contracts.Policy;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.standalone.search.InProcessSearch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Does the runs of a comparison that its journal does not know yet, several at a time, each in one
 * thread. A run depends on nothing but its seed, so neither the number of threads nor an
 * interruption changes a result.
 */
final class ComparisonRunner {
  private final ComparisonPlan plan;
  private final ArchitectureEvaluator evaluator;
  private final Journal journal;

  ComparisonRunner(ComparisonPlan plan, ArchitectureEvaluator evaluator, Journal journal) {
    this.plan = plan;
    this.evaluator = evaluator;
    this.journal = journal;
  }

  /**
   * Returns when all runs have ended.
   *
   * @param ended sees every run: first those that the journal knows, then the others as they end
   */
  void run(int threads, Consumer<RunResult> ended) throws InterruptedException {
    List<Run> open = plan.runs().stream().filter(run -> journal.find(run).isEmpty()).toList();
    plan.runs().forEach(run -> journal.find(run).map(RunRecord::result).ifPresent(ended));
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CompletionService<RunRecord> running = new ExecutorCompletionService<>(executor);
      open.forEach(run -> running.submit(() -> search(run)));
      for (int i = 0; i < open.size(); i++) {
        RunRecord record = running.take().get();
        journal.add(record);
        ended.accept(record.result());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      executor.shutdownNow();
    }
  }

  private RunRecord search(Run run) {
    RunRecorder recorder = new RunRecorder(run);
    InProcessSearch search = new InProcessSearch(evaluator);
    Optional<Policy> policy = plan.lesson(run).map(search::learn);
    search.run(plan.spec(run, policy), policy, recorder);
    return recorder.ended();
  }
}
