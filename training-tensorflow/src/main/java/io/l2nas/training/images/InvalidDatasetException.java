package io.l2nas.training.images;

/** A data set cannot be used; the message names the file, what is wrong and what would mend it. */
public final class InvalidDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidDatasetException(String message) {
    super(message);
  }

  InvalidDatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
