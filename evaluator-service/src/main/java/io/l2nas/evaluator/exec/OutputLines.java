package io.l2nas.evaluator.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads what a process writes, line by line, on a thread of its own. INVARIANT: holds a few lines
 * of bounded length and no more; a process that writes faster than it is read has to wait.
 */
final class OutputLines implements Runnable {
  static final int MAX_LINE = 1024 * 1024;

  private static final int AHEAD = 4;
  private static final int BUFFER = 8192;

  private final InputStream output;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(AHEAD);

  OutputLines(InputStream output) {
    this.output = output;
  }

  /** A line, or why there are no more. */
  record Line(String text, End end) {}

  /** Why there are no more lines. */
  enum End {
    /** There is one more. */
    NOT_YET,
    /** The process closed its output. */
    CLOSED,
    /** A line was longer than {@link #MAX_LINE} bytes. */
    TOO_LONG
  }

  /** Waits for the next line; not to be called again after the end. */
  Line next() throws InterruptedException {
    return lines.take();
  }

  /** Whether something was read that nobody has asked for. */
  boolean unread() {
    return !lines.isEmpty();
  }

  @Override
  public void run() {
    try {
      lines.put(new Line("", readToTheEnd()));
    } catch (InterruptedException e) {
      // Nobody reads any more: the process is being killed.
      Thread.currentThread().interrupt();
    }
  }

  private End readToTheEnd() throws InterruptedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            put(line);
          } else if (line.size() == MAX_LINE) {
            return End.TOO_LONG;
          } else {
            line.write(buffer[i]);
          }
        }
      }
    } catch (IOException e) {
      // A pipe that breaks has ended.
    }
    if (line.size() > 0) {
      put(line);
    }
    return End.CLOSED;
  }

  private void put(ByteArrayOutputStream line) throws InterruptedException {
    lines.put(new Line(line.toString(StandardCharsets.UTF_8), End.NOT_YET));
    line.reset();
  }
}
