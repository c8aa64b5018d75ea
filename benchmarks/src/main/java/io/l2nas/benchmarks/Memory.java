package io.l2nas.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server takes of the machine's memory, in KiB: pages that processes share are counted once
 * (proportional set size). Linux only.
 *
 * @param java the process of l2nas, with the broker in it
 * @param postgres all processes of PostgreSQL
 */
record Memory(long java, long postgres) {
  private static final double KIB_PER_MIB = 1024;

  /** KiB of one process; 0 if it is gone. */
  static long ofProcess(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return 0;
      }
      throw new UncheckedIOException(e);
    }
  }

  MarkdownTable table() {
    return new MarkdownTable("MiB at the end", "")
        .row("l2nas, broker included", java / KIB_PER_MIB)
        .row("PostgreSQL", postgres / KIB_PER_MIB);
  }
}
