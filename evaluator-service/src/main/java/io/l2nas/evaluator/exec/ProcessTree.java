package io.l2nas.evaluator.exec;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process and everything that it started. A descendant whose parent has ended is nobody's child
 * any more, so each carries a mark in its environment, by which Linux lets us find it.
 *
 * <p>Not found is who cleared its environment and lost its parent; without {@code /proc}, who had
 * lost its parent before anybody looked.
 */
final class ProcessTree {
  static final String MARK = "L2NAS_PROCESS_TREE";

  private static final long GRACE_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 500;
  private static final long PAUSE_MILLIS = 10;

  private final MarkedProcesses marked;
  private final Process root;
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

  private ProcessTree(MarkedProcesses marked, Process root) {
    this.marked = marked;
    this.root = root;
  }

  /** Starts the process with a mark of its own. */
  static ProcessTree start(ProcessBuilder builder, Map<String, String> environment)
      throws IOException {
    String mark = UUID.randomUUID().toString();
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(MARK, mark);
    return new ProcessTree(new MarkedProcesses(MARK + "=" + mark), builder.start());
  }

  Process root() {
    return root;
  }

  /** Kills all of it: politely, and after a moment so that nobody can refuse. */
  void kill() {
    look();
    if (root.isAlive()) {
      root.destroy();
      seen.forEach(ProcessHandle::destroy);
      await(GRACE_MILLIS);
    }
    killNow();
  }

  /** Kills all of it so that nobody can refuse. */
  void killNow() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    look();
    while (anyRuns() && System.nanoTime() < deadline) {
      root.destroyForcibly();
      seen.forEach(ProcessHandle::destroyForcibly);
      await(PAUSE_MILLIS);
      look();
    }
  }

  private boolean anyRuns() {
    return root.isAlive() || !seen.isEmpty();
  }

  private void look() {
    root.descendants().forEach(seen::add);
    marked.find().forEach(seen::add);
    seen.remove(root.toHandle());
    seen.removeIf(process -> !process.isAlive() || MarkedProcesses.isZombie(process));
  }

  /** Interruption is what brings a thread here, so it must not keep it from its work. */
  private void await(long millis) {
    boolean interrupted = Thread.interrupted();
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      boolean wasAlive = root.isAlive();
      while (root.isAlive() == wasAlive && System.nanoTime() < deadline) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
