package io.l2nas.supernet.fit;

import java.nio.file.Path;

/** There is a checkpoint, and nothing can be resumed from it. */
public final class UnreadableCheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableCheckpointException(Path file, String why, Throwable cause) {
    super(
        "the checkpoint '%s' cannot be used: %s; delete it to begin anew".formatted(file, why),
        cause);
  }
}
