package io.l2nas.benchmarks;

import java.nio.file.Path;

/** Where the project lies; {@code benchmarks/run} says so. */
public final class Home {
  private Home() {}

  public static Path folder() {
    return Path.of(System.getProperty("l2nas.home"));
  }
}
