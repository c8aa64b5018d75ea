package io.l2nas.evaluator.predictor;

import io.l2nas.core.network.LatencyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads latency tables. */
final class LatencyFile {
  private static final String KIND = "latency table";

  private LatencyFile() {}

  /**
   * Reads a file.
   *
   * @throws InvalidPredictorException if it is missing or holds no such table
   */
  static LatencyTable read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidPredictorException(
          KIND, file, "there is no such file; give the path of a table of blocks");
    }
    try {
      return new LatencyTable(Files.readAllLines(file));
    } catch (IOException e) {
      throw new InvalidPredictorException(KIND, file, "it could not be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new InvalidPredictorException(KIND, file, e.getMessage());
    }
  }
}
