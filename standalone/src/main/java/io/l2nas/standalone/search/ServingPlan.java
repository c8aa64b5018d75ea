package io.l2nas.standalone.search;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be served.
 *
 * @param port the port of the REST API, on the loopback interface; empty for any that is free
 * @param files what the evaluators read
 * @param evaluators how many evaluators share the work; with none it is done by others of the pool
 * @param data the folder that keeps what is recorded; empty if nothing is kept
 */
public record ServingPlan(
    OptionalInt port, EvaluatorFiles files, int evaluators, Optional<Path> data) {
  public ServingPlan {
    port.ifPresent(ServingPlan::requireValid);
    if (evaluators < 0) {
      throw new IllegalArgumentException("evaluators is " + evaluators + "; it must be at least 0");
    }
  }

  private static void requireValid(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; it must be from 1 to 65535");
    }
  }
}
