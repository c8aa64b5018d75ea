package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that an option names, to be written. */
final class OutputFile {
  private OutputFile() {}

  /** What writes a text, as it comes. */
  interface Text {
    void to(PrintWriter file) throws InterruptedException;
  }

  /** What writes a file. */
  private interface Content<E extends Exception> {
    void to(Path file) throws IOException, E;
  }

  /**
   * Writes a file. An older one is replaced once all is written.
   *
   * @throws CommandException if it cannot be written
   */
  static void write(String option, Path file, byte[] bytes) {
    replace(option, file, unfinished -> Files.write(unfinished, bytes));
  }

  /** As {@link #write(String, Path, byte[])}, a text that may be too long for the heap. */
  static void write(String option, Path file, Text text) throws InterruptedException {
    replace(
        option,
        file,
        unfinished -> {
          try (PrintWriter out =
              new PrintWriter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8))) {
            text.to(out);
            if (out.checkError()) {
              throw new IOException("the disk may be full");
            }
          }
        });
  }

  private static <E extends Exception> void replace(String option, Path file, Content<E> content)
      throws E {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        content.to(unfinished);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "%s: '%s' could not be written: %s".formatted(option, file, e.getMessage()),
          e);
    }
  }
}
