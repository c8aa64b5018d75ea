package io.l2nas.evaluator.predictor;

import java.nio.file.Path;

/** A file of the predictor that cannot be used; the message names the file. */
public final class InvalidPredictorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPredictorException(Path file, String message) {
    this("predictor", file, message);
  }

  InvalidPredictorException(String kind, Path file, String message) {
    super(kind + " " + file + ": " + message);
  }
}
