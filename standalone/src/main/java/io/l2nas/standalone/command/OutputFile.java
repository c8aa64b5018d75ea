package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that an option names, to be written. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a file. An older one is replaced once all is written.
   *
   * @throws CommandException if it cannot be written
   */
  static void write(String option, Path file, byte[] bytes) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(unfinished, bytes);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "%s: '%s' could not be written: %s".formatted(option, file, e.getMessage()),
          e);
    }
  }
}
