package io.l2nas.evaluator.exec;

import io.l2nas.evaluator.wire.Quote;
import io.l2nas.messaging.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * Passes what a process writes to stderr on to the log, and keeps the last of it for a failure
 * message. A talkative process fills neither the heap nor the log: lines are cut, and beyond so
 * many a second they are only counted.
 */
final class ErrorOutput implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(ErrorOutput.class);
  private static final int MAX_LINE = 1000;
  private static final int LINES_PER_SECOND = 50;
  private static final int TAIL = 2000;
  private static final int BUFFER = 8192;

  private final String title;
  private final InputStream errors;
  private final Pace pace = new Pace(LINES_PER_SECOND, System::nanoTime);
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();

  ErrorOutput(String title, InputStream errors) {
    this.title = title;
    this.errors = errors;
  }

  /** The last of what was written. */
  String tail() {
    synchronized (tail) {
      return tail.toString().strip();
    }
  }

  @Override
  public void run() {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
        take(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // A pipe that breaks has ended.
    }
    endLine();
    admitGap();
  }

  private void take(String text) {
    synchronized (tail) {
      tail.append(text);
      tail.delete(0, Math.max(0, tail.length() - TAIL));
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        endLine();
      } else if (line.length() < MAX_LINE) {
        line.append(text.charAt(i));
      }
    }
  }

  private void endLine() {
    if (line.length() > 0 && pace.lets()) {
      admitGap();
      LogLine.of(title + ": " + Quote.printable(line.toString())).info(LOGGER);
    }
    line.setLength(0);
  }

  private void admitGap() {
    int heldBack = pace.takeHeldBack();
    if (heldBack > 0) {
      LogLine.of("%s: %d lines are left out here".formatted(title, heldBack)).info(LOGGER);
    }
  }
}
