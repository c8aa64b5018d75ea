package io.l2nas.standalone.serve;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps from the screen what breaks off because somebody asked the process to stop: it is done
 * again at the next start, and no news. The log file has all of it.
 */
@LoggingFilter(name = "quiet-stop")
public final class QuietStop implements Filter {
  private static volatile boolean begun;

  /** The process is about to stop. */
  static void begin() {
    begun = true;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    return !begun;
  }
}
