package io.l2nas.faults;

import io.l2nas.benchmarks.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * A run against real processes, in a folder of its own: the exit code is 1 if it broke a promise.
 */
public abstract class FaultRun implements Callable<Integer> {
  @Option(
      names = "--folder",
      description = "A new folder for all that is kept, logs too; else a temporary one.")
  private Path folder;

  private final List<String> broken = new ArrayList<>();

  @Override
  public final Integer call() throws Exception {
    if (folder != null) {
      run(Files.createDirectory(folder));
    } else {
      try (Folder temporary = Folder.temporary()) {
        run(temporary.path());
      }
    }
    broken.forEach(promise -> System.err.println("broken: " + promise));
    return broken.isEmpty() ? 0 : 1;
  }

  /** Runs in this folder. */
  protected abstract void run(Path path) throws Exception;

  /** A promise was broken; says which, for a person. */
  protected final void broke(String promise) {
    broken.add(promise);
  }
}
