package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that an option names. */
final class InputFile {
  private InputFile() {}

  /** The file itself, if it is there. */
  static Path existing(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          ExitCode.INPUT,
          "%s: there is no file '%s' (looked in %s)"
              .formatted(option, file, file.toAbsolutePath().getParent()));
    }
    return file;
  }

  /**
   * The file of the option {@code --table}.
   *
   * @throws IllegalArgumentException if the option is absent
   */
  static Path table(Path table) {
    if (table == null) {
      throw new IllegalArgumentException(
          "--table is missing; give a TSV or TSV.gz file with a column 'arch' and a column per metric");
    }
    return existing("--table", table);
  }

  /** What is in it. */
  static byte[] bytes(String option, Path file) {
    try {
      return Files.readAllBytes(existing(option, file));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "%s: '%s' could not be read: %s".formatted(option, file, e.getMessage()),
          e);
    }
  }
}
