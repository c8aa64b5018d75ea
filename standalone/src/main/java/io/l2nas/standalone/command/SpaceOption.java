package io.l2nas.standalone.command;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.SpaceFile;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code --space} says: the name of a built-in space, or a file with another. */
final class SpaceOption {
  static final String DESCRIPTION =
      "A built-in space (nas-bench-201, the default), also darts, ofa-mbv3-w1.0 and ofa-mbv3-w1.2,"
          + " or a FILE.json with your own.";

  private SpaceOption() {}

  /**
   * The space in the file; empty if the option is absent or names a built-in space.
   *
   * @throws CommandException if the file holds no valid space
   * @throws IllegalArgumentException if it is neither a built-in space nor a file
   */
  static Optional<CustomSpace> custom(String space) {
    if (space == null || BuiltInSpaces.find(space).isPresent()) {
      return Optional.empty();
    }
    Path file = Path.of(space);
    if (!space.endsWith(".json")) {
      throw new IllegalArgumentException(
          "--space is '%s'; built in are %s; a space of your own is a FILE.json"
              .formatted(space, String.join(", ", BuiltInSpaces.names())));
    }
    try {
      return Optional.of(SpaceFile.read(InputFile.bytes("--space", file)));
    } catch (MalformedRecordException e) {
      throw new CommandException(
          ExitCode.INPUT, "--space: %s is no valid space: %s".formatted(file, e.getMessage()), e);
    }
  }
}
