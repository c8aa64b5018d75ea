package io.l2nas.simulation;

import java.time.Duration;
import java.util.List;

/** One run: a world that follows from a seed, until all experiments have ended. */
public final class Simulation {
  /** Once nothing fails any more, everything ends within this. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** What is on its way arrives within this. */
  private static final Duration SETTLING = Duration.ofSeconds(12);

  private Simulation() {}

  /**
   * What came of a run.
   *
   * @param seed that it followed from
   * @param violations promises that were broken; none, or there is a bug
   * @param hash of all that happened
   * @param trace all that happened, a line each, if it was asked for
   */
  public record Result(long seed, List<String> violations, long hash, List<String> trace) {}

  /** Runs a world to its end. */
  public static Result run(long seed, Mutant mutant, boolean traced) {
    World world = new World(seed, mutant, traced);
    try {
      run(world);
    } catch (RuntimeException e) { // Whatever it is, it is to be reported with its seed.
      world.accuse("a process broke: " + e + " at " + e.getStackTrace()[0]);
    }
    return new Result(
        seed, List.copyOf(world.violations()), world.trace().hash(), world.trace().lines());
  }

  private static void run(World world) {
    new People(world).begin();
    world.historyProcesses().forEach(SimulatedProcess::start);
    world.agentProcesses().forEach(SimulatedProcess::start);
    world.evaluators().forEach(SimulatedProcess::start);
    new Mischief(world).begin();
    Scheduler scheduler = world.scheduler();
    long calmAt = world.plan().calmAt();
    scheduler.run(() -> scheduler.now() > calmAt && world.hasEnded(), calmAt + PATIENCE.toNanos());
    long end = world.awakeAt() + SETTLING.toNanos();
    scheduler.run(() -> false, end);
    new Oracle(world).judge();
  }
}
