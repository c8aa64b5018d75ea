package io.l2nas.evaluator.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds processes by a mark in their environment, where the system has {@code /proc}. */
final class MarkedProcesses {
  private static final Path PROC = Path.of("/proc");

  private final String mark;

  /**
   * @param mark a variable and its value, {@code NAME=value}
   */
  MarkedProcesses(String mark) {
    this.mark = mark;
  }

  /** Those that run now and that this user may look at. */
  List<ProcessHandle> find() {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries.filter(this::isMarked).flatMap(MarkedProcesses::handle).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Whether it has ended and only waits for its parent to take note, which no kill can hurry. */
  static boolean isZombie(ProcessHandle process) {
    try {
      String stat =
          Files.readString(
              PROC.resolve(Long.toString(process.pid())).resolve("stat"),
              StandardCharsets.ISO_8859_1);
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isMarked(Path entry) {
    if (!Character.isDigit(entry.getFileName().toString().charAt(0))) {
      return false;
    }
    try {
      byte[] environment = Files.readAllBytes(entry.resolve("environ"));
      return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (IOException e) {
      return false; // It ended, or it is another user's.
    }
  }

  private static Stream<ProcessHandle> handle(Path entry) {
    return ProcessHandle.of(Long.parseLong(entry.getFileName().toString())).stream();
  }
}
