package io.l2nas.evaluator.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and everything that it started. A descendant whose parent has ended is nobody's child
 * any more, so each carries a mark in its environment, by which Linux lets us find it.
 *
 * <p>Not found is who cleared its environment and lost its parent; without {@code /proc}, who had
 * lost its parent before anybody looked.
 */
final class ProcessTree {
  static final String MARK = "L2NAS_PROCESS_TREE";

  private static final Path PROC = Path.of("/proc");
  private static final long GRACE_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 500;
  private static final long PAUSE_MILLIS = 10;

  private final String mark;
  private final Process root;
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

  private ProcessTree(String mark, Process root) {
    this.mark = mark;
    this.root = root;
  }

  /** Starts the process with a mark of its own. */
  static ProcessTree start(ProcessBuilder builder, Map<String, String> environment)
      throws IOException {
    String mark = UUID.randomUUID().toString();
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(MARK, mark);
    return new ProcessTree(mark, builder.start());
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
    return root.isAlive() || seen.stream().anyMatch(ProcessHandle::isAlive);
  }

  private void look() {
    root.descendants().forEach(seen::add);
    marked().forEach(seen::add);
    seen.removeIf(process -> !process.isAlive());
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

  private Set<ProcessHandle> marked() {
    Set<ProcessHandle> marked = ConcurrentHashMap.newKeySet();
    if (!Files.isDirectory(PROC)) {
      return marked;
    }
    try (Stream<Path> entries = Files.list(PROC)) {
      entries.filter(this::isMarked).flatMap(ProcessTree::handle).forEach(marked::add);
    } catch (IOException | UncheckedIOException e) {
      // Without the list there is only what descendants() tells.
    }
    marked.remove(root.toHandle());
    return marked;
  }

  private boolean isMarked(Path entry) {
    if (!Character.isDigit(entry.getFileName().toString().charAt(0))) {
      return false;
    }
    try {
      byte[] environment = Files.readAllBytes(entry.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
    } catch (IOException e) {
      return false; // It ended, or it is another user's.
    }
  }

  private static Stream<ProcessHandle> handle(Path entry) {
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(entry.getFileName().toString()));
    return process.stream();
  }
}
