package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.util.function.Supplier;

/** Values that people gave: what is wrong with them is bad usage, and no fault of l2nas. */
final class Usage {
  private Usage() {}

  /** What is made of the options, if they are valid. */
  static <T> T valid(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
