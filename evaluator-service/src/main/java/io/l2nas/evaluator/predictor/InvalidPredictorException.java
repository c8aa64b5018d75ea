package io.l2nas.evaluator.predictor;

import java.nio.file.Path;

/** A predictor file that cannot be used; the message names the file. */
public final class InvalidPredictorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPredictorException(Path file, String message) {
    super("predictor " + file + ": " + message);
  }
}
