package io.l2nas.evaluator.table;

import java.nio.file.Path;

/** A table file that cannot be used; the message names file and line. */
public final class InvalidTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTableException(Path file, String message) {
    super("table " + file + ": " + message);
  }

  InvalidTableException(Path file, int line, String message) {
    super("table " + file + ", line " + line + ": " + message);
  }
}
