package io.l2nas.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Many seeds, one after the other on each thread.
 *
 * @param from the first seed
 * @param count how many
 * @param mutant the mistake that is made, if any
 */
public record Sweep(long from, long count, Mutant mutant) {
  private static final long LINES = 10;

  /**
   * Runs them all.
   *
   * @param lines is told how far it is, and of every seed that is wrong
   * @return those that are wrong
   */
  public List<Simulation.Result> run(int threads, Consumer<String> lines) {
    long began = System.nanoTime();
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    List<Simulation.Result> wrong = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker =
          new Thread(
              () -> {
                for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                  Simulation.Result result = Simulation.run(from + n, mutant, false);
                  synchronized (wrong) {
                    take(result, done.incrementAndGet(), began, wrong, lines);
                  }
                }
              },
              "simulation-" + i);
      worker.start();
      workers.add(worker);
    }
    workers.forEach(Sweep::join);
    return wrong;
  }

  /** Runs them in order until one is wrong; says how many it took, or 0 if none is. */
  public long untilWrong() {
    for (long n = 0; n < count; n++) {
      if (!Simulation.run(from + n, mutant, false).violations().isEmpty()) {
        return n + 1;
      }
    }
    return 0;
  }

  private void take(
      Simulation.Result result,
      long done,
      long began,
      List<Simulation.Result> wrong,
      Consumer<String> lines) {
    if (!result.violations().isEmpty()) {
      wrong.add(result);
      lines.accept("seed %d: %s".formatted(result.seed(), result.violations().get(0)));
      lines.accept("  see it: simulation/run --seed " + result.seed());
    }
    if (done == count || done % Math.max(1, count / LINES) == 0) {
      lines.accept(
          "%d of %d seeds, %d wrong, %.0f s"
              .formatted(done, count, wrong.size(), (System.nanoTime() - began) / 1e9));
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
